# SPDX-License-Identifier: Apache-2.0
"""Prints how to enter the demo shop, from the demo.json that `okno demo` left in the data folder."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    demo = json.load(file)

print()
for label, key in (("address", "url"), ("login", "login"), ("password", "password"), ("API key", "apiKey")):
    print(f"  {label:<9} {demo[key]}")
print(flush=True)
