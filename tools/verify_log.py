#!/usr/bin/env python3
"""Verify a claims registry's transparency log, without the registry: one file, Python and the package "cryptography".

    python verify_log.py DIR [--vkey KEY]... [--old CHECKPOINT]...
    python verify_log.py proof FILE.tlog-proof LEAF --vkey KEY

DIR is an export: leaves.ndjson (a leaf a line), checkpoint.txt (the note), vkey.txt (the public key) and, if at hand,
hashes.txt (a leaf's hash a line, hex), without which a changed leaf is found but cannot always be named. --vkey is the key
as you know it from elsewhere, or a file that holds keys (a former one, too, if your checkpoint has its signature); --old is
a checkpoint that you kept: only with one is a tail found that was cut off. An empty leaf was removed on a legal ground if a
later leaf says so.

Ends with 0 and "ok", or with 1 and what is wrong, the first bad index last; 2 where it was called wrongly.

The tree is that of RFC 6962 section 2.1, notes and checkpoints are C2SP's (c2sp.org/signed-note, c2sp.org/tlog-checkpoint),
proofs c2sp.org/tlog-proof. Apache-2.0; written apart from the registry's own code, so that one checks the other.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sys

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.exit("This needs the Python package cryptography: pip install cryptography")

ED25519 = b"\x01"
MOST_BYTES = 1000000  # of a line or a file of text: what is longer is none of a log's
SHOWN = 20


class Bad(Exception):
    """Something is not what it claims to be; with the index of the leaf where it can be told."""

    def __init__(self, detail, index=None):
        super().__init__(detail)
        self.index = index


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The hashes of the complete subtrees, largest first, each with its number of leaves."""

    def __init__(self):
        self.parts = []
        self.size = 0

    def add(self, leaf):
        self.parts.append((1, leaf))
        self.size += 1
        while len(self.parts) > 1 and self.parts[-1][0] == self.parts[-2][0]:
            (count, right), (_, left) = self.parts.pop(), self.parts.pop()
            self.parts.append((2 * count, node_hash(left, right)))

    def root(self):
        if not self.parts:
            return hashlib.sha256(b"").digest()
        result = self.parts[-1][1]
        for _, left in self.parts[-2::-1]:
            result = node_hash(left, result)
        return result


def decode(text):
    """Bytes of canonical base64; None for anything else."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_vkey(text):
    """(name, key id, public key) of a verifier key."""
    found = re.fullmatch(r"([^\s+\x00-\x1f\x7f\ud800-\udfff]+)\+([0-9a-f]{8})\+(\S+)", text.strip())
    key = decode(found.group(3)) if found else None
    if not found or key is None or len(key) != 33 or key[:1] != ED25519:
        raise Bad("the public key is not an Ed25519 verifier key (name+hash+key)")
    key_id = hashlib.sha256(found.group(1).encode() + b"\n" + key).digest()[:4]
    if key_id.hex() != found.group(2):
        raise Bad("the hash in the public key is not that of its key")
    return found.group(1), key_id, key[1:]


def open_checkpoint(note, keys, what):
    """(origin, size, root) of a note that one of the keys has signed."""
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f\x7f]", note) or len(note) >= MOST_BYTES:
        raise Bad(what + " is no signed note")
    text, lines = note[: end + 1], note[end + 2 : -1].split("\n")
    origin, size, root = (text[:-1].split("\n") + ["", ""])[:3]
    if "" in text[:-1].split("\n") or not re.fullmatch(r"0|[1-9][0-9]{0,18}", size) or len(decode(root) or b"") != 32:
        raise Bad(what + " does not name origin, size and root")
    signed = False
    for line in lines:
        found = re.fullmatch("— ([^\\s+]+) (\\S+)", line)
        data = decode(found.group(2)) if found else None
        if data is None or len(data) < 5:
            raise Bad(what + " has a line that is no signature")
        for name, key_id, public_key in keys:
            if (name, key_id) != (found.group(1), data[:4]):
                continue
            try:
                Ed25519PublicKey.from_public_bytes(public_key).verify(data[4:], text.encode())
            except InvalidSignature:
                raise Bad(what + " has a wrong signature") from None
            signed = signed or name == origin
    if not signed:
        raise Bad(what + " is not signed by a key that is known")
    return origin, int(size), decode(root)


def is_canonical(leaf, value):
    """Whether the bytes are the canonical JSON of an object as leaves are: ASCII keys, no fractions."""
    try:
        same = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        return False
    return same == leaf


def check_leaf(leaf, stored, index):
    """The hash that counts for a leaf; raises Bad for one that cannot be right."""
    if not leaf:
        if stored is None:
            raise Bad("the leaf was removed, and its hash is not at hand", index)
        return stored
    actual = leaf_hash(leaf)
    if stored is not None and stored != actual:
        raise Bad("the leaf does not have its stored hash", index)
    try:
        value = json.loads(leaf.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Bad("the leaf is no JSON", index) from None
    if not isinstance(value, dict) or not is_canonical(leaf, value):
        raise Bad("the leaf is not canonical JSON", index)
    if value.get("index") != index:
        raise Bad("the leaf belongs to another place", index)
    return actual


class Removals:
    """Which leaves are empty, and whether later leaves say that they were emptied."""

    def __init__(self):
        self.empty = set()
        self.unnamed = 0  # removals of early logs do not name the entry: each accounts for one empty leaf

    def read(self, leaf, index):
        if not leaf:
            self.empty.add(index)
        elif b'.redacted"' in leaf:
            try:
                value = json.loads(leaf.decode("utf-8"))
            except (ValueError, RecursionError):
                return
            if isinstance(value, dict) and str(value.get("fact")).endswith(".redacted"):
                self.unnamed += "entry" not in value
                if isinstance(value.get("entry"), int) and "leaf" in str(value.get("fields")).split(","):
                    self.empty.discard(value["entry"])

    def unsaid(self):
        return sorted(self.empty) if len(self.empty) > self.unnamed else []


def read_lines(path):
    """Lines without their ends; one without an end, or too long, is given with what makes it no leaf and no hash."""
    with open(path, "rb") as file:
        while True:
            line = file.readline(MOST_BYTES)
            if not line:
                return
            yield line[:-1] if line.endswith(b"\n") else line + b"\0"


def read_hashes(path):
    for line in read_lines(path):
        yield bytes.fromhex(line.decode()) if re.fullmatch(rb"[0-9a-f]{64}", line) else None


def read_text(path):
    with open(path, "rb") as file:
        data = file.read(MOST_BYTES)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Bad(path + " is not UTF-8") from None


def read_keys(text):
    """The keys of a text, one a line."""
    return [read_vkey(line) for line in text.split("\n") if line.strip()]


def verify_export(folder, keys, old_paths):
    """Everything that is wrong with an export, and (number of leaves, number of removed ones)."""
    wrong = []
    keys = keys or read_keys(read_text(os.path.join(folder, "vkey.txt")))
    covered = []
    for what, path in [("the checkpoint", os.path.join(folder, "checkpoint.txt"))] + [
        ("the kept checkpoint " + path, path) for path in old_paths
    ]:
        try:
            covered.append((what,) + open_checkpoint(read_text(path), keys, what))
        except Bad as error:
            wrong.append(error)
    tree, roots, removals, removed = Tree(), {}, Removals(), 0
    sizes = {item[2] for item in covered}
    if 0 in sizes:
        roots[0] = tree.root()
    path = os.path.join(folder, "hashes.txt")
    hashes = read_hashes(path) if os.path.exists(path) else None
    for leaf in read_lines(os.path.join(folder, "leaves.ndjson")):
        stored = next(hashes, None) if hashes is not None else None
        try:
            found = check_leaf(leaf, stored, tree.size)
            if hashes is not None and stored is None:
                raise Bad("the leaf has no stored hash", tree.size)
        except Bad as error:
            wrong.append(error)
            found = leaf_hash(leaf)
        removed += not leaf
        removals.read(leaf, tree.size)
        tree.add(found)
        if tree.size in sizes:
            roots[tree.size] = tree.root()
    if hashes is not None and next(hashes, b"") != b"":
        wrong.append(Bad("there are more stored hashes than leaves", tree.size))
    for index in removals.unsaid():
        wrong.append(Bad("the leaf is empty, and no later leaf says that it was removed", index))
    compare(wrong, covered, roots, tree.size)
    return wrong, tree.size, removed


def compare(wrong, covered, roots, size):
    """Hold the leaves against the checkpoints: enough of them, and the same root."""
    for what, origin, count, root in covered:
        if origin != covered[0][1]:
            wrong.append(Bad(what + " is of another log, " + origin))
        elif count > size:
            wrong.append(Bad("the tail is missing: %s counts %d leaves" % (what, count), size))
        elif roots[count] != root:
            named = any(error.index is not None for error in wrong)
            more = "" if named else "; which one of them cannot be told"
            wrong.append(Bad("the first %d leaves are not those of %s%s" % (count, what, more)))
    if covered and covered[0][0] == "the checkpoint" and size > covered[0][2]:
        wrong.append(Bad("there are leaves that the checkpoint does not cover", covered[0][2]))


def verify_proof(proof_path, leaf_path, keys):
    """Check a downloaded proof of one leaf; gives (index, size)."""
    if not keys:
        raise Bad("a proof is worth nothing without the log's public key: give --vkey")
    head, _, note = read_text(proof_path).partition("\n\n")
    lines = head.split("\n")
    found = re.fullmatch(r"index (0|[1-9][0-9]{0,18})", lines[1] if len(lines) > 1 else "")
    hashes = [decode(line) for line in lines[2:] if not line.startswith("extra ")]
    if lines[0] != "c2sp.org/tlog-proof@v1" or not found or any(len(item or b"") != 32 for item in hashes):
        raise Bad("this is no c2sp.org/tlog-proof@v1 file")
    _, size, root = open_checkpoint(note, keys, "the checkpoint")
    with open(leaf_path, "rb") as file:
        leaf = file.read()
    index = int(found.group(1))
    if not any(included(leaf_hash(data), index, size, hashes, root) for data in (leaf, leaf.rstrip(b"\n"))):
        raise Bad("the leaf is not what the checkpoint covers at this place", index)
    return index, size


def included(result, index, size, hashes, root):
    """RFC 9162 section 2.1.3.2."""
    at, last = index, size - 1
    if index >= size:
        return False
    for item in hashes:
        if last == 0:
            return False
        if at & 1 or at == last:
            result = node_hash(item, result)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            result = node_hash(result, item)
        at, last = at >> 1, last >> 1
    return last == 0 and result == root


def main(arguments):
    parser = argparse.ArgumentParser(prog="verify_log.py", description="Verify an exported log, or one proof.")
    parser.add_argument("what", nargs="+", metavar="DIR | proof FILE LEAF")
    parser.add_argument(
        "--vkey", action="append", default=[], help="the log's public key as you know it: the key, or a file of keys"
    )
    parser.add_argument("--old", action="append", default=[], help="a checkpoint that you kept")
    options = parser.parse_args(arguments)
    try:
        keys = [key for text in options.vkey for key in read_keys(read_text(text) if os.path.exists(text) else text)]
        if options.what[0] == "proof" and len(options.what) == 3:
            print("ok: leaf %d is in the log of %d" % verify_proof(options.what[1], options.what[2], keys))
            return 0
        if len(options.what) != 1:
            parser.error("give one folder, or proof FILE LEAF")
        wrong, size, removed = verify_export(options.what[0], keys, options.old)
    except Bad as error:
        wrong, size, removed = [error], 0, 0
    except OSError as error:
        print("%s: %s" % (error.filename, error.strerror), file=sys.stderr)
        return 2
    for error in wrong[:SHOWN]:
        print(str(error) if error.index is None else "index %d: %s" % (error.index, error))
    named = [error.index for error in wrong if error.index is not None]
    if named:
        print("first bad index: %d" % min(named))
    if not wrong:
        print("ok: %d leaves%s" % (size, ", %d of them removed on a legal ground" % removed if removed else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
