#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image of the autograder. See docs/workshop.md, "On Gradescope".
set -e
apt-get update
apt-get install -y --no-install-recommends openjdk-17-jdk-headless
