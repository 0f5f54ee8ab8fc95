"""Reads a stream of YAML documents and prints them as one JSON array, as PyYAML understands them."""

import json
import sys

import yaml


class Reader(yaml.SafeLoader):
    """Refuses a key that is there twice, or that is not a text: JSON would hide both."""

    def construct_mapping(self, node, deep=False):
        mapping = super().construct_mapping(node, deep=deep)
        keys = [key for key in mapping if not isinstance(key, str)]
        if keys or len(mapping) != len(node.value):
            raise ValueError(f"keys that are no texts, or twice the same: {keys}{node.start_mark}")
        return mapping


# Without ensure_ascii, a character that UTF-8 cannot hold would end the program rather than show up in the comparison.
json.dump(list(yaml.load_all(sys.stdin.buffer.read(), Loader=Reader)), sys.stdout, ensure_ascii=True)
