/// How a file may be written smaller on the wire, the better ones first (RFC 9110 section 8.4.1, RFC 7932, RFC 1952).
enum ContentCoding: String, CaseIterable, Sendable {
    case brotli = "br"
    case gzip

    /// What follows the name of a file whose content is written so.
    var fileExtension: String {
        switch self {
        case .brotli: ".br"
        case .gzip: ".gz"
        }
    }

    /// The one of `available` that whoever asks likes best; nil when that is none of them (RFC 9110 section 12.5.3).
    ///
    /// - Parameter fields: the values of `Accept-Encoding`; without one nothing is known of who asks.
    static func preferred(among available: [ContentCoding], by fields: [String]) -> ContentCoding? {
        guard !fields.isEmpty, !available.isEmpty else { return nil }
        let weights = weights(fields)
        let others = weights["*"] ?? 0
        // Unless it says so, nobody likes what is as large as can be better than a coding it names.
        var best: (coding: ContentCoding?, weight: Double) = (nil, weights["identity"] ?? 0)
        for coding in available {
            let weight = weights[coding.rawValue] ?? others
            if weight > best.weight { best = (coding, weight) }
        }
        return best.coding
    }

    /// The weight of each coding that is named, 0 to 1; what cannot be read counts as refused.
    private static func weights(_ fields: [String]) -> [String: Double] {
        var weights: [String: Double] = [:]
        for field in fields {
            for item in field.split(separator: ",") {
                let parts = item.split(separator: ";", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\t" } }
                guard let name = parts.first?.lowercased() else { continue }
                weights[name] = parts.count == 1 ? 1 : weight(parts[1])
            }
        }
        return weights
    }

    private static func weight(_ parameter: String) -> Double {
        guard parameter.lowercased().hasPrefix("q="), let weight = Double(parameter.dropFirst(2)),
            (0...1).contains(weight)
        else { return 0 }
        return weight
    }
}
