"""What went wrong at an object store, in words for a person. What other programs say is read, but
never repeated: a URL or a key may stand in it."""

from __future__ import annotations

import errno
from typing import NamedTuple

from leaflets.problems import Problem, Where


class _Fault(NamedTuple):
    """``signs``: names of exceptions and error codes of services, of which one is enough."""

    signs: frozenset[str]
    code: str
    message: str
    hint: str
    whole: bool = True
    """Whether it is about the place, not about one file."""


def _fault(signs: str, code: str, message: str, hint: str, whole: bool = True) -> _Fault:
    return _Fault(frozenset(signs.split()), f"publish/{code}", message, hint, whole)


_FAULTS = (
    _fault(
        "NoSuchBucket InvalidBucketName ParamValidationError ContainerNotFound",
        "no-bucket",
        "there is no bucket of this name",
        "check its name, or make it first: buckets are never made for you",
    ),
    _fault(
        "NoCredentialsError PartialCredentialsError CredentialRetrievalError ProfileNotFound "
        "TokenRetrievalError SSOTokenLoadError UnauthorizedSSOTokenError DefaultCredentialsError",
        "no-credentials",
        "nobody has said who you are: no credentials were found for this place",
        "for s3, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or log in (aws "
        "sso login); see the docs of your place for others",
    ),
    _fault(
        "InvalidAccessKeyId SignatureDoesNotMatch ExpiredToken ExpiredTokenException InvalidToken "
        "TokenRefreshRequired AuthenticationException BadAuthenticationType AuthenticationFailed",
        "bad-credentials",
        "the credentials are not known there, are wrong, or have expired",
        "see that the ones in the environment (AWS_…) or in your profile are the right ones",
    ),
    _fault(
        "RequestTimeTooSkewed RequestExpired",
        "clock",
        "the clock of this computer is wrong, so that the place does not trust it",
        "set the clock, then type the same again",
    ),
    _fault(
        "PermanentRedirect AuthorizationHeaderMalformed IllegalLocationConstraintException "
        "NoRegionError InvalidRegionError 301",
        "wrong-region",
        "the bucket is in another region",
        "set AWS_DEFAULT_REGION to the region of the bucket",
    ),
    _fault(
        "SSLError SSLCertVerificationError ClientConnectorCertificateError",
        "certificate",
        "the place could not prove that it is the one it says it is (its certificate)",
        "check the address (AWS_ENDPOINT_URL), or ask who looks after your network",
    ),
    _fault(
        "SlowDown ServiceUnavailable InternalError Throttling ThrottlingException "
        "RequestLimitExceeded 500 502 503 504 RequestTimeout",
        "busy",
        "the place was overloaded or out of order, several times",
        "wait for a while and type the same again: it goes on from here; fewer --jobs may help",
    ),
    _fault(
        "EndpointConnectionError ConnectTimeoutError ReadTimeoutError ConnectionClosedError "
        "gaierror ConnectionError ClientConnectionError TimeoutError FSTimeoutError "
        "NoValidConnectionsError IncompleteRead ClientPayloadError HTTPClientError "
        "ResponseStreamingError",
        "no-network",
        "the place cannot be reached",
        "see that there is a network and that the address is right (AWS_ENDPOINT_URL); then type "
        "the same again: it goes on from here",
    ),
    _fault(
        "KeyTooLongError KeyTooLong",
        "name-too-long",
        "this file name is too long for the place",
        "choose a shorter prefix (-o) or give the leaflet a shorter name",
        whole=False,
    ),
    _fault(
        "IsADirectoryError",
        "is-a-folder",
        "a folder has the name this file should get",
        "move or rename that folder",
        whole=False,
    ),
    _fault(
        "FileExistsError NotADirectoryError",
        "in-the-way",
        "a file stands where a folder should be",
        "move or rename that file, or choose another place with -o",
        whole=False,
    ),
    _fault(
        "PermissionError AccessDenied AllAccessDisabled AccountProblem 403",
        "not-allowed",
        "you are not allowed to do this here",
        "ask who looks after the place for the right to write, read, list and delete there",
    ),
    _fault(
        "NotImplementedError",
        "cannot-write",
        "nothing can be written to this kind of place",
        "choose another place with -o",
    ),
)

_TRANSIENT = frozenset({"publish/busy", "publish/no-network"})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def explained(error: BaseException, root: str, place: str, scheme: str) -> Problem:
    """``error`` in words. ``root``, ``place``: the URLs of the whole and of the file, without
    secrets; troubles of the whole are told once, for the whole."""
    signs = _signs(error)
    if "ImportError" in signs:
        return package_missing(root, scheme)
    if any(getattr(one, "errno", None) in _FULL for one in _chain(error)):
        message, hint = "the disk there is full", "free some space there, or choose another place"
        return Problem("publish/disk-full", message, Where.at(root), hint)
    if fault := _known(signs):
        return Problem(
            fault.code, fault.message, Where.at(root if fault.whole else place), fault.hint
        )
    if "FileNotFoundError" in signs:
        message, hint = "this place is not there any more", "check the address, then try again"
        return Problem("publish/gone", message, Where.at(root), hint)
    kind = ", ".join(sorted({type(one).__name__ for one in _chain(error)} | _service_codes(error)))
    message, hint = f"the file could not be put there ({kind})", "try again, or another place (-o)"
    return Problem("publish/not-written", message, Where.at(place), hint)


def is_transient(error: BaseException) -> bool:
    """Whether it is worth trying again."""
    fault = _known(_signs(error))
    return fault is not None and fault.code in _TRANSIENT


def is_absent(error: FileNotFoundError) -> bool:
    """Whether a file is not there, in a bucket that is."""
    return _known(_signs(error)) is None


def name_too_long(place: str) -> Problem:
    """For what is known to be too long before it is tried."""
    fault = next(fault for fault in _FAULTS if "KeyTooLong" in fault.signs)
    return Problem(fault.code, fault.message, Where.at(place), fault.hint)


def package_missing(root: str, scheme: str) -> Problem:
    """The package for a kind of place is not installed."""
    packages = {"gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "sftp": "paramiko"}
    extra = packages.get(scheme, "")
    message = f"a package is missing that puts files at {scheme}:// places"
    hint = 'install it: pip install "leaflets[remote]"' + (f" {extra}" if extra else "")
    return Problem("publish/package-missing", message, Where.at(root), hint)


def _known(signs: frozenset[str]) -> _Fault | None:
    return next((fault for fault in _FAULTS if fault.signs & signs), None)


def _signs(error: BaseException) -> frozenset[str]:
    names = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    return frozenset(names | _service_codes(error))


def _service_codes(error: BaseException) -> set[str]:
    """Codes of services as botocore keeps them in its ClientError."""
    found = set()
    for one in _chain(error):
        response = getattr(one, "response", None)
        if isinstance(response, dict):
            found.add(str(response.get("Error", {}).get("Code", "")))
            found.add(str(response.get("ResponseMetadata", {}).get("HTTPStatusCode", "")))
    return {code for code in found if code.isalnum()}


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in found:
        found.append(step)
        step = step.__cause__ or step.__context__
    return found
