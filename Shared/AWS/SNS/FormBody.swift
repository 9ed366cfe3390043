/// `application/x-www-form-urlencoded`, as AWS's query protocol takes it.
enum FormBody {
    static func encode(_ fields: [(String, String)]) -> [UInt8] {
        Array(fields.map { "\($0.0)=\(SigV4Signer.encode($0.1))" }.joined(separator: "&").utf8)
    }
}
