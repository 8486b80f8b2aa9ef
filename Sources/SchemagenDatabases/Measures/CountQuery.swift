/// A query that counts, as somebody wrote it.
enum CountQuery {
    /// The query as a part of another one: so what is no query, and could end the transaction or write, is refused as a
    /// mistake in the text.
    static func wrapped(_ sql: String) -> String {
        var query = sql[...]
        while let last = query.unicodeScalars.last, last == ";" || last.properties.isWhitespace {
            query.unicodeScalars.removeLast()
        }
        // A comment at the end ends with its line.
        return "SELECT counted.* FROM (\n\(query)\n) counted"
    }
}
