#!/usr/bin/env bash
# Builds the page's script and style again. Needs Node 18 or later; the package itself needs none.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
npm run check
npm run build
