import ServiceKit

/// What a writer says it has seen (`If-Match`, RFC 9110 §13.1.1).
struct Precondition: Sendable {
    /// Nil when the writer says nothing, or `*`: then any version will do.
    private let versions: [Int]?

    /// - Parameter values: the header's values, as often as it stands.
    init(_ values: [String]) {
        let tags = values.flatMap { $0.split(separator: ",") }.map { $0.trimmingPrefix(while: \.isWhitespace) }
        versions = values.isEmpty || tags.contains("*") ? nil : tags.compactMap { EventTag.version(of: $0) }
    }

    /// - Throws: ``Problem`` 412 when `version` is another than was seen.
    func check(version: Int) throws(Problem) {
        guard let versions, !versions.contains(version) else { return }
        throw Problem(.preconditionFailed, "It was changed meanwhile; load it again", kind: "lost-update")
    }
}
