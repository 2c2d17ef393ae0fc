"""Media files in a bucket of an S3-compatible store, which only the portal reads and writes.

Addresses stay those of the portal (/medien/…, /dokumente/…): no reader's browser ever speaks to the store, and the rules
by which files are given out are the same as for a folder. The store keeps every file as a private one to download, so that
even a bucket that somebody opens by mistake shows nothing as a page.
"""

import mimetypes
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from urllib.parse import urljoin

import urllib3
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils._os import safe_join
from django.utils.encoding import filepath_to_uri
from minio import Minio
from minio.error import MinioException, S3Error

UNREACHABLE = (MinioException, urllib3.exceptions.HTTPError)
IN_MEMORY = 2 * 1024 * 1024  # What is longer waits in a temporary file.
KEPT_AS = {"Content-Disposition": "attachment", "Cache-Control": "private, no-store"}
PATIENCE = urllib3.Timeout(connect=3, read=10)
PART = 64 * 1024


class Bucket(Storage):
    """Raises FileNotFoundError for what is not there, one of UNREACHABLE when the store cannot be asked."""

    def __init__(self, *, address: str, tls: bool, key: str, secret: str, bucket: str, folder: str, region: str):
        self._address, self._tls, self._key, self._secret, self._region = address, tls, key, secret, region
        self._bucket, self._folder = bucket, folder
        self._process, self._made = 0, None

    @property
    def _client(self) -> Minio:
        """One for each process: connections do not survive the fork that makes a worker."""
        if self._made is None or self._process != os.getpid():
            pool = urllib3.PoolManager(timeout=PATIENCE, maxsize=8, retries=urllib3.Retry(2, backoff_factor=0.2))
            self._made = Minio(
                self._address, self._key, self._secret, secure=self._tls, region=self._region, http_client=pool
            )
            self._process = os.getpid()
        return self._made

    def _place(self, name: str) -> str:
        """Its name in the bucket; SuspiciousFileOperation for one that leads out of the folder."""
        return safe_join(f"/{self._folder}", name.replace("\\", "/")).lstrip("/")

    def find(self, name: str) -> datetime:
        """When it was last changed."""
        with _missing_as_usual(name):
            return self._client.stat_object(self._bucket, self._place(name)).last_modified

    def files(self) -> Iterator[tuple[str, int]]:
        """Every file: as the database names it, and its bytes. Empty ones that stand for a folder are none."""
        begin = f"{self._folder}/" if self._folder else ""
        for found in self._client.list_objects(self._bucket, prefix=begin, recursive=True):
            if not found.object_name.endswith("/"):
                yield found.object_name.removeprefix(begin), found.size

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("Files in a bucket are saved whole and never changed.")
        kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the one who opens it closes it
        with _missing_as_usual(name), closing(self._client.get_object(self._bucket, self._place(name))) as answer:
            for part in answer.stream(PART):
                kept.write(part)
            answer.release_conn()
        kept.seek(0)
        return File(kept, name)

    def _save(self, name: str, content: File) -> str:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        content.seek(0)
        self._client.put_object(
            self._bucket, self._place(name), content, content.size, content_type=kind, metadata=dict(KEPT_AS)
        )
        return name

    def delete(self, name: str) -> None:
        self._client.remove_object(self._bucket, self._place(name))

    def exists(self, name: str) -> bool:
        try:
            self.find(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        with _missing_as_usual(name):
            return self._client.stat_object(self._bucket, self._place(name)).size

    def url(self, name: str | None) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name or ""))


@contextmanager
def _missing_as_usual(name: str) -> Iterator[None]:
    try:
        yield
    except S3Error as error:
        if error.code in {"NoSuchKey", "NoSuchObject", "ResourceNotFound"}:
            raise FileNotFoundError(name) from error
        raise
