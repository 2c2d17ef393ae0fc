"""The one upload gate: no foreign file enters the portal except through here. Plain Python, no Django.

    upload = uploads.inspect(file, allowed=uploads.DOCUMENTS)     # type by content, limits, dangers
    result = uploads.run_limited("package.module:function", upload.data)   # parse in a child process

Both raise `Refused`, whose text is German and says what happened, that nothing is lost, what to do.
Nothing is ever fetched. `inspect` opens no document: it looks at the first bytes and at the directory
of a zip, then searches its parts for what must not come in. Parsing happens in the child process only.

Does not belong here: what a document means (`motionkit.reading`), where a file is stored (the portal).
"""

from uploads.gate import DOCUMENTS, PICTURES, PUBLICATIONS, Upload, inspect
from uploads.limits import run_limited
from uploads.refusals import Refused

__all__ = ["DOCUMENTS", "PICTURES", "PUBLICATIONS", "Refused", "Upload", "inspect", "run_limited"]
