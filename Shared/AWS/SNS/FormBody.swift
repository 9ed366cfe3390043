/// `application/x-www-form-urlencoded`, as AWS's query protocol takes it.
enum FormBody {
    static func encode(_ fields: [(String, String)]) -> [UInt8] {
        // A blank is a plus there, and only there: servers that sign what they have parsed write it so again.
        let pairs = fields.map { "\($0.0)=\(SigV4Signer.encode($0.1).replacing("%20", with: "+"))" }
        return Array(pairs.joined(separator: "&").utf8)
    }
}
