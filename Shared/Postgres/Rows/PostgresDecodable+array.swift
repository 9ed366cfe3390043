extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// An array of one dimension (https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO).
    public static func decode(postgresText: UnsafeRawBufferPointer?) -> [Element]? {
        guard let postgresText, let elements = PostgresArrayText.elements(of: postgresText) else { return nil }
        var values: [Element] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            let value =
                element.map { $0.withUnsafeBytes { Element.decode(postgresText: $0) } }
                ?? Element.decode(postgresText: nil)
            guard let value else { return nil }
            values.append(value)
        }
        return values
    }
}
