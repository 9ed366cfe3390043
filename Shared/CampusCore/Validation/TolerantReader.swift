/// Reads the members of a JSON object and remembers those of the wrong type, instead of stopping at the first.
struct TolerantReader<Key: CodingKey> {
    let container: KeyedDecodingContainer<Key>
    private(set) var misfits: [FieldError] = []

    init(container: KeyedDecodingContainer<Key>) {
        self.container = container
    }

    mutating func text(_ key: Key) -> String? { read(key, "must be a text") }

    mutating func integer(_ key: Key) -> Int? { read(key, "must be a whole number") }

    mutating func number(_ key: Key) -> Double? { read(key, "must be a number") }

    mutating func boolean(_ key: Key) -> Bool? { read(key, "must be true or false") }

    private mutating func read<Value: Decodable>(_ key: Key, _ message: String) -> Value? {
        do {
            return try container.decodeIfPresent(Value.self, forKey: key)
        } catch {
            misfits.append(FieldError(field: key.stringValue, message: message))
            return nil
        }
    }
}
