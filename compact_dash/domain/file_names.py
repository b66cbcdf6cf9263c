"""Names of files that can be kept anywhere: on Windows, in a share, as an attachment."""

import re

# Signs that Windows has no place for, those that nobody sees among them; and spaces, which addresses break at.
UNKEPT = re.compile(r"[<>:\"/\\|?*\s\x00-\x1f\x7f-\x9f]+")
# What Windows takes for a device, whatever stands behind its first dot.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
LONGEST_PART, LONGEST_FILE_NAME = 40, 150


def file_name_part(text: str) -> str:
    """A part of a suggested name: short, and without signs that a file's name cannot have."""
    return UNKEPT.sub("-", text).strip("-. ")[:LONGEST_PART].rstrip("-. ")


def fault_of_file_name(name: str) -> str | None:
    """What keeps a name from being kept anywhere, in words that follow on it; None where nothing does."""
    if len(name) > LONGEST_FILE_NAME:
        return f"has {len(name)} letters. Let it have at most {LONGEST_FILE_NAME}."
    if found := re.search(r"[<>:\"\\|?*\x00-\x1f\x7f-\x9f]", name):
        sign = found[0] if found[0].isprintable() else "a sign that nobody sees"
        return f"has {sign} in it, which Windows cannot keep. Leave it out."
    if DEVICES.fullmatch(name):
        return "stands for a device on Windows. Give it another name."
    if name != name.rstrip(". "):
        return "ends in a dot or a space, which Windows drops. Leave it out."
    return None
