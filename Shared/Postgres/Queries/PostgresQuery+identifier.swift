extension PostgresQuery.Interpolation {
    /// Inserts a name, quoted so that it is one whatever it holds
    /// (https://www.postgresql.org/docs/15/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS).
    package mutating func appendInterpolation(identifier: String) {
        // By scalars: a quote and a combining mark behind it are one `Character`, which is no quote.
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in identifier.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        appendLiteral(String(quoted))
    }
}
