"""What a page may load, by whom it is read: Content Security Policy for readers, previews and editors."""

from typing import Any, Final

from csp.constants import NONCE, NONE, SELF

READERS: Final[dict[str, Any]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "object-src": [NONE],
    # No script may make markup from a string, except the live preview, by a policy of this name.
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["vorschau"],
}
PREVIEW: Final = READERS | {"frame-ancestors": [SELF]}
# Wagtail's editor needs inline styles, data: pictures and one inline script, which gets a nonce (serving.headers).
EDITORS: Final = {name: value for name, value in READERS.items() if "trusted-types" not in name} | {
    # The hash is that of „return;“, which the field for a picture's focus sets to learn whether there is a touch screen.
    "script-src": [SELF, NONCE, "'unsafe-hashes'", "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
