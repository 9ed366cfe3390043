/// One value, or an array of them.
struct OneOrMany<Value: Decodable>: Decodable {
    let values: [Value]

    init(from decoder: any Decoder) throws {
        // What is no array is read as one value, whose own error then says what is wrong.
        if var container = try? decoder.unkeyedContainer() {
            var values: [Value] = []
            while !container.isAtEnd { values.append(try container.decode(Value.self)) }
            self.values = values
        } else {
            values = [try Value(from: decoder)]
        }
    }
}
