import Foundation

/// Finds where the requests in a connection's bytes end, reading every line as RFC 9112 writes it and no other way.
///
/// The decoder behind forgives some of what two servers read differently: empty lines and bare line ends before a
/// request, several spaces in its first line, other protocols' names there, spaces before a field's value and chunk
/// lines of any length. Here nothing is forgiven, and the decoder must find the end of a head at the same byte: what
/// the two do not agree about is refused. Pure: bytes go in, what to do with them comes out. Linear, and it keeps no
/// more than a line.
struct RequestBoundaries {
    enum Finding: Equatable {
        /// All bytes belong to what has begun.
        case nothing
        /// A head ends before this index; `follow(_:)` must say next what its body is.
        case headEnds(Int)
        /// The line that begins at this index must not be: nothing from there on is to be read.
        case refused(RequestRefusal, at: Int)
    }

    private enum Place {
        case requestLine
        case fields
        /// A head has ended, and what follows has not been said.
        case afterHead
        case body(left: Int)
        case chunkLine
        /// With the line end behind it.
        case chunk(left: Int)
        case trailers
        /// Another protocol.
        case elsewhere
    }

    /// The longest line that announces a chunk: 16 digits, and an extension that nobody reads.
    static let maximumChunkLine = 256

    let maximumHeadBytes: Int
    let maximumBodyBytes: Int
    private var place = Place.requestLine
    /// The beginning of the current line, when it came before the rest; kept only where its content matters.
    private var begun: [UInt8] = []
    private var lineBytes = 0
    private var lastByte: UInt8 = 0
    /// Of the head, or of the fields behind a chunked body, so far.
    private var headBytes = 0
    private var hasEmptyLine = false
    /// What the chunks of this body hold, and what their extensions do.
    private var chunkBytes = 0
    private var extensionBytes = 0

    init(maximumHeadBytes: Int, maximumBodyBytes: Int) {
        self.maximumHeadBytes = maximumHeadBytes
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// Whether a head has begun and not ended; an empty line before it is none of it.
    var isInsideHead: Bool {
        switch place {
        case .requestLine: lineBytes > 0
        case .fields: true
        default: false
        }
    }

    /// Says what is behind the head that has ended.
    mutating func follow(_ framing: RequestFraming) {
        if framing.leavesHTTP {
            place = .elsewhere
            return
        }
        switch framing.body {
        case .length(0): beginRequest()
        case .length(let length): place = .body(left: length)
        case .chunked:
            chunkBytes = 0
            extensionBytes = 0
            place = .chunkLine
        }
    }

    /// Reads on, up to the end of the next head.
    mutating func scan(_ bytes: UnsafeRawBufferPointer) -> Finding {
        var index = 0
        while index < bytes.count {
            switch place {
            case .elsewhere:
                return .nothing
            case .afterHead:
                return .refused(.ambiguous, at: index)
            case .body(let left):
                let taken = min(left, bytes.count - index)
                index += taken
                place = .body(left: left - taken)
                if taken == left { beginRequest() }
            case .chunk(let left):
                let taken = min(left, bytes.count - index)
                index += taken
                place = taken == left ? .chunkLine : .chunk(left: left - taken)
            case .fields where lineBytes == 0:
                if let finding = scanFields(bytes, &index) { return finding }
                if index < bytes.count, let finding = scanLine(bytes, &index) { return finding }
            case .requestLine, .fields, .chunkLine, .trailers:
                if let finding = scanLine(bytes, &index) { return finding }
            }
        }
        return .nothing
    }

    private mutating func beginRequest() {
        place = .requestLine
        headBytes = 0
        hasEmptyLine = false
    }

    /// The length of the line that begins here with its line feed; nil when it has not ended.
    private static func lineLength(in bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
        guard let start = bytes.baseAddress.map({ $0 + index }), let end = memchr(start, 0x0A, bytes.count - index)
        else { return nil }
        return UnsafeRawPointer(end) - start + 1
    }

    /// Reads a line, or as much of it as is there.
    private mutating func scanLine(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) -> Finding? {
        let length = Self.lineLength(in: bytes, from: index)
        let line = UnsafeRawBufferPointer(rebasing: bytes[index..<(length.map { index + $0 } ?? bytes.count)])
        if let refusal = read(line, isWhole: length != nil) { return .refused(refusal, at: index) }
        index += line.count
        if case .afterHead = place { return .headEnds(index) }
        return nil
    }

    /// Passes over fields that are there from end to end, as nearly all are: what stands in them is the decoder's.
    /// - Returns: what ends the fields; nil when they go on.
    private mutating func scanFields(_ bytes: UnsafeRawBufferPointer, _ index: inout Int) -> Finding? {
        while let length = Self.lineLength(in: bytes, from: index) {
            headBytes += length
            guard headBytes <= maximumHeadBytes else { return .refused(.headTooLarge, at: index) }
            // A line feed alone ends a line for some and not for others.
            guard length > 1, bytes[index + length - 2] == 0x0D else { return .refused(.ambiguous, at: index) }
            index += length
            guard length > 2 else {
                place = .afterHead
                return .headEnds(index)
            }
        }
        return nil
    }
}

// MARK: Lines

extension RequestBoundaries {
    private mutating func read(_ line: UnsafeRawBufferPointer, isWhole: Bool) -> RequestRefusal? {
        lineBytes += line.count
        if let refusal = sizeRefusal(line) { return refusal }
        guard isWhole else {
            lastByte = line.last ?? lastByte
            switch place {
            case .requestLine, .chunkLine: begun.append(contentsOf: line)
            default: break
            }
            return nil
        }
        // A line feed alone ends a line for some and not for others.
        let isEnded = line.count > 1 ? line[line.count - 2] == 0x0D : lineBytes > 1 && lastByte == 0x0D
        guard isEnded else { return .ambiguous }
        let isEmpty = lineBytes == 2
        lineBytes = 0
        switch place {
        case .requestLine, .chunkLine:
            guard !begun.isEmpty else { return interpret(line, isEmpty: isEmpty) }
            let whole = begun + line
            begun.removeAll(keepingCapacity: true)
            return whole.withUnsafeBytes { interpret($0, isEmpty: isEmpty) }
        case .fields where isEmpty: place = .afterHead
        case .trailers where isEmpty: beginRequest()
        default: break
        }
        return nil
    }

    /// Counts the bytes of a line, whole or not.
    private mutating func sizeRefusal(_ line: UnsafeRawBufferPointer) -> RequestRefusal? {
        if case .chunkLine = place { return lineBytes <= Self.maximumChunkLine ? nil : .ambiguous }
        headBytes += line.count
        guard headBytes > maximumHeadBytes else { return nil }
        guard case .requestLine = place else { return .headTooLarge }
        // What has no space at its beginning has no method, and no target that could be too long.
        return (begun + line).prefix(32).contains(0x20) ? .targetTooLong : .ambiguous
    }

    /// - Parameter line: whole, with its line end.
    private mutating func interpret(_ line: UnsafeRawBufferPointer, isEmpty: Bool) -> RequestRefusal? {
        let content = UnsafeRawBufferPointer(rebasing: line.dropLast(2))
        if case .chunkLine = place { return readChunkLine(content) }
        if isEmpty {
            // One is forgiven, as RFC 9112 section 2.2 asks: old clients send it after a body.
            guard !hasEmptyLine else { return .ambiguous }
            hasEmptyLine = true
            return nil
        }
        if let refusal = Self.refusal(requestLine: content) { return refusal }
        place = .fields
        return nil
    }

    /// A method, a space, a target, a space and a version (RFC 9112 section 3).
    private static func refusal(requestLine line: UnsafeRawBufferPointer) -> RequestRefusal? {
        // The version is eight characters at the end: `HTTP/1.1`.
        let version = line.count - 8
        guard version > 3, line[version - 1] == 0x20,
            line.loadUnaligned(fromByteOffset: version, as: UInt32.self) == http,
            line[version + 4] == UInt8(ascii: "/"), isDigit(line[version + 5]), line[version + 6] == UInt8(ascii: "."),
            isDigit(line[version + 7])
        else { return .ambiguous }
        var index = 0
        while isInMethod(line[index]) { index += 1 }
        guard index > 0, line[index] == 0x20, index + 2 < version else { return .ambiguous }
        index += 1
        while index < version - 1 {
            // Characters beyond ASCII are percent-encoded (RFC 3986), and a fragment is no part of a target.
            let byte = line[index]
            guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "#") else { return .ambiguous }
            index += 1
        }
        let isKnown = line[version + 5] == UInt8(ascii: "1") && line[version + 7] <= UInt8(ascii: "1")
        return isKnown ? nil : .otherVersion
    }

    /// Every method that the decoder knows is of these.
    private static func isInMethod(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A || byte == UInt8(ascii: "-") }

    private static let http = Array("HTTP".utf8).withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Digits, and perhaps an extension behind a semicolon (RFC 9112 section 7.1), whose form the decoder checks.
    private mutating func readChunkLine(_ line: UnsafeRawBufferPointer) -> RequestRefusal? {
        var size = 0
        var digits = 0
        while digits < line.count, let digit = Self.hexadecimal(line[digits]) {
            guard digits < 15 else { return .ambiguous }
            size = size << 4 | digit
            digits += 1
        }
        guard digits > 0, digits == line.count || line[digits] == UInt8(ascii: ";") else { return .ambiguous }
        extensionBytes += line.count - digits
        guard extensionBytes <= maximumHeadBytes else { return .ambiguous }
        guard size <= maximumBodyBytes - chunkBytes else { return .bodyTooLarge }
        chunkBytes += size
        headBytes = 0
        place = size == 0 ? .trailers : .chunk(left: size + 2)
        return nil
    }

    private static func hexadecimal(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x37
        case 0x61...0x66: Int(byte) - 0x57
        default: nil
        }
    }
}
