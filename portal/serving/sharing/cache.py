"""Redis or Valkey as Django's cache, with this difference: when it is gone, nothing is remembered, and nothing breaks."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def _or_nothing(method: Callable, otherwise: Callable[..., Any]) -> Callable:
    @wraps(method)
    def asked(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            log.warning("Cache nicht erreichbar (%s); es geht ohne ihn weiter.", type(error).__name__)
            return otherwise(*args, **kwargs)

    return asked


def _nothing(*args, **kwargs) -> None:
    return None


class ForgetfulCache(RedisCache):
    """Whatever is asked while the server is away is answered as if it had never been kept."""

    get = _or_nothing(RedisCache.get, lambda key, default=None, version=None: default)
    get_many = _or_nothing(RedisCache.get_many, lambda keys, version=None: {})
    has_key = _or_nothing(RedisCache.has_key, lambda key, version=None: False)
    set = _or_nothing(RedisCache.set, _nothing)
    set_many = _or_nothing(RedisCache.set_many, lambda data, *args, **kwargs: list(data))
    add = _or_nothing(RedisCache.add, lambda *args, **kwargs: True)
    touch = _or_nothing(RedisCache.touch, lambda *args, **kwargs: False)
    delete = _or_nothing(RedisCache.delete, lambda *args, **kwargs: False)
    delete_many = _or_nothing(RedisCache.delete_many, _nothing)
    clear = _or_nothing(RedisCache.clear, lambda: False)
