// Everything the script adds to a page that is complete without it.

import { startContents } from "./contents";
import { startFilter } from "./filter";
import { startKeys } from "./keys";
import { startPane } from "./pane";
import { startTheme } from "./theme";

document.documentElement.classList.add("js");
for (const tools of document.querySelectorAll<HTMLElement>(".tools")) tools.hidden = false;
startTheme();
startFilter();
startPane();
startKeys();
startContents();
