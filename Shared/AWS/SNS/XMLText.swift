import Foundation

/// Reads the flat, machine-made XML of AWS's query protocol.
enum XMLText {
    private static let entities = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ]

    /// The text of the first element of that name.
    static func first(_ name: String, in xml: String) -> String? {
        guard let start: Range<String.Index> = xml.range(of: "<\(name)>"),
            let end: Range<String.Index> = xml.range(of: "</\(name)>", range: start.upperBound..<xml.endIndex)
        else { return nil }
        let text = String(xml[start.upperBound..<end.lowerBound])
        return entities.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}
