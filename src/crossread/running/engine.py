"""
Runs the reading stage in this process or in several, with the same result either way.

Documents are dealt to processes in contiguous batches and come back in order; a reading depends on
its document alone, so how they were dealt cannot show.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from crossread.model import Document, Reading
from crossread.reading.read import read_documents

# Below this many documents per process, starting the process costs more than it saves.
_LEAST = 8


def read_in_processes(documents: list[Document], jobs: int) -> list[Reading]:
    """
    The readings of the documents, in order, read by up to `jobs` processes.

    Small work stays in this process whatever `jobs` says.
    """
    workers = min(jobs, len(documents) // _LEAST)
    if workers < 2:
        return read_documents(documents)
    size = -(-len(documents) // workers)
    batches = [documents[i : i + size] for i in range(0, len(documents), size)]
    # Not forked: a forked child would inherit the reader's threads in a state nobody defines.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return [reading for batch in pool.map(read_documents, batches) for reading in batch]
