"""The package: a zip archive of which only what is asked for is unpacked, within limits."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import attrs

from govdisclose.errors import Message, ReadError
from govdisclose.readers.limits import Limits, exceeded

# What zipfile and zlib raise for archives that are not what they say.
_DAMAGED = (
    *(BadZipFile, EOFError, OSError, zlib.error, struct.error),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, IndexError),
)
_DIRECTORY_ENTRY = b"PK\1\2"
_DIRECTORY_BYTES = 46  # of an entry at least
_LOCAL = struct.Struct("<4s22x2H")  # APPNOTE 4.3.7
_LOCAL_ENTRY = b"PK\3\4"
_ENCRYPTED, _UTF8 = 1, 0x800  # bits of an entry's flags

_FILE = Message("文件有 {size} 字节", "the file has {size} bytes")
_MEMBERS = Message("文件内有 {count} 个部件", "there are {count} parts in the file")
_PART = Message("部件 {name} 过大", "the part {name} is too large")
_RATIO = Message(
    "部件 {name} 解压后膨胀过多（可能是压缩炸弹）",
    "the part {name} grows too much when it is unpacked (it may be a zip bomb)",
)
_TOTAL = Message(
    "各部件解压后合计过大，到 {name} 为止", "the parts are too large together, up to {name}"
)
_PICTURE = Message(
    "图片（到 {name} 为止）过大；请缩小图片，再放进文件",
    "the pictures, up to {name}, are too large; make them smaller, and put them in again",
)
_EMPTY = Message(
    "文件是空的（0 字节），请重新取得文件", "the file is empty (0 bytes); get the file again"
)
_NOT_ZIP = Message(
    "不是完整的 Word 或 Excel 文件：压缩包打不开（{what}）；请重新下载，或用 Office、WPS 打开后"
    "另存",
    "not a whole Word or Excel file: the archive cannot be opened ({what}); download it again, or "
    "open it in Office or WPS and save it anew",
)
_TWICE = Message(
    "文件内有两个同名部件 {name}，不能确定以哪个为准；请用 Office、WPS 打开核对后另存",
    "there are two parts named {name} in the file, and no telling which one counts; open it in "
    "Office or WPS, check it, and save it anew",
)
_LOCKED = Message(
    "部件 {name} 已加密；请去掉密码后另存再读",
    "the part {name} is encrypted; save the file without a password",
)
_METHOD = Message(
    "部件 {name} 的压缩方式（{method}）不是这类文件所用的；请用 Office、WPS 打开后另存",
    "the part {name} is compressed by a method ({method}) that such files do not use; open it in "
    "Office or WPS and save it anew",
)
_CUT = Message("数据不完整", "the data are cut off")
_HEADER = Message("文件头不符", "its header does not match")
_SUM = Message("校验和不符", "its checksum does not match")
_BROKEN = Message(
    "部件 {name} 已损坏（{what}）；请重新下载，或用 Office、WPS 修复后另存",
    "the part {name} is damaged ({what}); download the file again, or repair it in Office or WPS",
)


@attrs.define
class Package:
    """The parts of a file, by name; names are compared without regard to case (OPC, 6.2.2)."""

    _data: bytes
    _members: dict[str, ZipInfo]
    limits: Limits
    _unpacked: int = 0
    _shown: dict[str, bytes] = attrs.field(factory=dict)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def names(self) -> list[str]:
        """List the names of all parts, in lower case."""
        return list(self._members)

    def read(self, name: str, *, picture: bool = False) -> bytes:
        """Unpack a part that is there.

        Args:
            name: Of the part.
            picture: Whether it is one, which may be as large as a file.

        Raises:
            ReadError: It is too large, encrypted, or damaged.
        """
        info, limits = self._members[name.lower()], self.limits
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(_LOCKED.format(name=name), "password")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise ReadError(_METHOD.format(name=name, method=info.compress_type), "format")
        # What the archive says of a size may be a lie, so that no more is unpacked than allowed.
        left = limits.file_bytes - self._unpacked
        allowed = (
            ("file_bytes", left, _PICTURE) if picture else ("text_bytes", limits.text_bytes, _PART),
            ("ratio", max(info.compress_size, 1) * limits.ratio, _RATIO),
            ("file_bytes", left, _TOTAL),
        )
        limit, most, what = min(allowed, key=lambda one: one[1])
        data = b"" if info.file_size > most else self._unpack(info, most + 1, name)
        if max(info.file_size, len(data)) > most:
            raise exceeded(limit, limits, what.format(name=name))
        self._unpacked += len(data)
        return data

    def shown(self, name: str) -> bytes:
        """Unpack a picture that is there, once, and count it again each time that it is shown.

        A report holds it as often, and looks each time whether it is whole.

        Raises:
            ReadError: As ``read`` does.
        """
        if name not in self._shown:
            self._shown[name] = self.read(name, picture=True)
            return self._shown[name]
        self._unpacked += len(self._shown[name])
        if self._unpacked > self.limits.file_bytes:
            raise exceeded("file_bytes", self.limits, _PICTURE.format(name=name))
        return self._shown[name]

    def _unpack(self, info: ZipInfo, most: int, name: str) -> bytes:
        """Unpack a member, or its first bytes; ``zipfile`` takes three times as long."""
        begin = info.header_offset
        local = self._data[begin : begin + _LOCAL.size]
        if len(local) < _LOCAL.size or not local.startswith(_LOCAL_ENTRY):
            raise ReadError(_BROKEN.format(name=name, what=_HEADER))
        _, name_size, extra_size = _LOCAL.unpack(local)
        begin += _LOCAL.size
        own_name = self._data[begin : begin + name_size]
        begin += name_size + extra_size
        if own_name != info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"):
            raise ReadError(_BROKEN.format(name=name, what=_HEADER))
        packed = memoryview(self._data)[begin : begin + info.compress_size]
        if len(packed) < info.compress_size:
            raise ReadError(_BROKEN.format(name=name, what=_CUT))
        if info.compress_type == ZIP_STORED:
            data = bytes(packed[:most])
        else:
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = unpacking.decompress(packed, most)
            except zlib.error as error:
                raise ReadError(_BROKEN.format(name=name, what=error)) from None
            if len(data) < most and not unpacking.eof:
                raise ReadError(_BROKEN.format(name=name, what=_CUT))
        if len(data) < most and zlib.crc32(data) != info.CRC:
            raise ReadError(_BROKEN.format(name=name, what=_SUM))
        return data


def open_package(data: bytes, limits: Limits) -> Package:
    """Open a file; nothing is unpacked yet.

    Raises:
        ReadError: It is no archive, has too many members, or two of the same name.
    """
    if not data:
        raise ReadError(_EMPTY)
    if len(data) > limits.file_bytes:
        raise exceeded("file_bytes", limits, _FILE.format(size=len(data)))
    if len(data) > limits.members * _DIRECTORY_BYTES:
        # Counted before zipfile builds an object for each.
        count = data.count(_DIRECTORY_ENTRY)
        if count > limits.members:
            raise exceeded("members", limits, _MEMBERS.format(count=count))
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise ReadError(_NOT_ZIP.format(what=_words(error))) from None
    members: dict[str, ZipInfo] = {}
    for info in archive.filelist:
        name = info.filename.replace("\\", "/").lower()
        if name in members:
            raise ReadError(_TWICE.format(name=name))
        members[name] = info
    return Package(data, members, limits)


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:120]
