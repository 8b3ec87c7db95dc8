"""What `import crossread` offers."""

import subprocess
import sys

import pytest

import crossread


@pytest.mark.parametrize("name", crossread.__all__)
def test_a_public_name_can_be_imported_and_has_a_docstring(name):
    thing = getattr(crossread, name)
    assert thing.__doc__


def test_other_names_are_refused():
    with pytest.raises(AttributeError, match="no attribute"):
        _ = crossread.something_else


def test_importing_the_package_starts_nothing_heavy():
    code = "import sys, crossread; print([m for m in ('numpy', 'msgspec', 'onnxruntime') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
