/// Reads the members of a JSON object and remembers those of the wrong type, instead of stopping at the first.
public struct TolerantReader<Key: CodingKey> {
    let container: KeyedDecodingContainer<Key>
    /// The members that had another type than they must have.
    public private(set) var misfits: [FieldError] = []

    public init(container: KeyedDecodingContainer<Key>) {
        self.container = container
    }

    public mutating func text(_ key: Key) -> String? { read(key, "must be a text") }

    public mutating func integer(_ key: Key) -> Int? { read(key, "must be a whole number") }

    public mutating func number(_ key: Key) -> Double? { read(key, "must be a number") }

    public mutating func boolean(_ key: Key) -> Bool? { read(key, "must be true or false") }

    public mutating func texts(_ key: Key) -> [String]? { read(key, "must be a list of texts") }

    /// Whatever it is; what is wrong within it is for who reads on.
    ///
    /// - Throws: what the decoder throws, which for JSON is nothing.
    public func json(_ key: Key) throws -> JSONValue? {
        try container.decodeIfPresent(JSONValue.self, forKey: key)
    }

    private mutating func read<Value: Decodable>(_ key: Key, _ message: String) -> Value? {
        do {
            return try container.decodeIfPresent(Value.self, forKey: key)
        } catch {
            misfits.append(FieldError(field: key.stringValue, message: message))
            return nil
        }
    }
}
