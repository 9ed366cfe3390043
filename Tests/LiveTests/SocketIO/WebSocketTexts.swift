import NIOCore
import Testing

/// The text messages of a server's frames, one behind the other (RFC 6455 section 5.2).
func texts(_ frames: ByteBuffer) -> [String] {
    var frames = frames
    var texts: [String] = []
    while let first = frames.readInteger(as: UInt8.self), let second = frames.readInteger(as: UInt8.self) {
        guard first == 0x81 else {
            Issue.record("no text frame")
            break
        }
        var length = Int(second)
        if second == 126 { length = frames.readInteger(as: UInt16.self).map(Int.init) ?? 0 }
        if second == 127 { length = frames.readInteger(as: UInt64.self).map(Int.init) ?? 0 }
        texts.append(frames.readString(length: length) ?? "")
    }
    return texts
}
