import Crypto
public import Foundation

/// One forward step of a schema.
public struct Migration: Sendable, Equatable {
    /// The file's name without `.sql`, such as `0001_accounts`; the order of the names is the order of the steps.
    public let name: String
    public let sql: String

    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// The SHA-256 of the file, in hexadecimal: what was applied must never be edited.
    public var checksum: String { Hexadecimal.text(SHA256.hash(data: Data(sql.utf8))) }

    /// What is still to be applied, in order. What was applied and is not among `migrations` belongs to a newer
    /// program and is left alone.
    ///
    /// - Parameter applied: the checksums of what was applied, by name.
    /// - Throws: ``PostgresError`` with code `migration` for a migration whose checksum is another now.
    static func missing(of migrations: [Migration], applied: [String: String]) throws(PostgresError) -> [Migration] {
        for migration in migrations where applied[migration.name].map({ $0 != migration.checksum }) ?? false {
            throw PostgresError(.migration, "\(migration.name) was changed after it was applied")
        }
        return migrations.filter { applied[$0.name] == nil }
    }

    /// The folder's `NNNN_name.sql` files in order.
    ///
    /// - Throws: ``PostgresError`` with code `migration` when a file has another name, or two have one number.
    public static func load(from directory: URL) throws -> [Migration] {
        let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "sql" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        var numbers: Set<Substring> = []
        return try files.map { file in
            let name = file.deletingPathExtension().lastPathComponent
            let number = name.prefix(4)
            guard name.count > 5, number.allSatisfy(\.isNumber), name.dropFirst(4).first == "_" else {
                throw PostgresError(.migration, "\(name).sql is not named NNNN_name.sql")
            }
            guard numbers.insert(number).inserted else {
                throw PostgresError(.migration, "two migrations have the number \(number)")
            }
            return Migration(name: name, sql: try String(contentsOf: file, encoding: .utf8))
        }
    }
}
