import Foundation

/// A value in a `json` or `jsonb` column: `\(try PostgresJSON(value).text())::jsonb`, `row.get("context", as: PostgresJSON<T>.self)`.
public struct PostgresJSON<Value: Codable & Sendable>: Sendable {
    public let value: Value

    public init(_ value: Value) {
        self.value = value
    }
}

extension PostgresJSON: PostgresDecodable {
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> PostgresJSON? {
        guard let postgresText else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            return PostgresJSON(try decoder.decode(Value.self, from: Data(postgresText)))
        } catch {
            // The decoder's reason quotes the document; the row's error names column and type.
            return nil
        }
    }
}

extension PostgresJSON {
    /// The document, to be bound as a text.
    ///
    /// - Throws: ``PostgresError`` with code `encoding` for what JSON cannot hold, such as a number that is none.
    public func text() throws(PostgresError) -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw PostgresError(.encoding, "a \(Value.self) cannot be written as JSON")
        }
    }
}
