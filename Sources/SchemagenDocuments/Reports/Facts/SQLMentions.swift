import SchemagenModel

/// The texts of SQL in a schema: what they use is known where they say so, and otherwise only which words stand in them.
struct SQLMentions {
    private struct Source {
        /// What it is, as Markdown.
        let words: String
        /// The Swift name of the table that it belongs to.
        let table: String?
        /// Whether it says what it uses.
        let saysUses: Bool
        /// Whether it may read all columns of something.
        let readsAll: Bool
    }

    private var sources: [Source] = []
    /// The places of the texts that a word stands in, in whatever case.
    private var places: [String: Set<Int>] = [:]
    /// The places of those that say that they use something.
    private var users: [ObjectIdentity: [Int]] = [:]

    /// The places of those that stand where something is at hand.
    private var near: [ObjectIdentity: [Int]] = [:]

    /// Takes a text in.
    /// - Parameters:
    ///   - table: The Swift name of the table that it belongs to.
    ///   - uses: What it says that it uses; nil: it says nothing.
    ///   - near: What it may use without a name, such as the enums of the table around it.
    mutating func add(
        _ text: SQLText, _ words: String, of table: String?, uses: [ObjectIdentity]?, near: [ObjectIdentity] = []
    ) {
        let place = sources.count
        var readsAll = false
        for database in Database.allCases {
            guard let sql = text[database] else { continue }
            for word in Self.words(sql) { places[word, default: []].insert(place) }
            if sql.utf8.contains(UInt8(ascii: "*")) { readsAll = true }
        }
        for use in uses ?? [] { users[use, default: []].append(place) }
        for thing in near { self.near[thing, default: []].append(place) }
        sources.append(Source(words: words, table: table, saysUses: uses != nil, readsAll: readsAll))
    }

    /// What says that it uses something, besides what belongs to it.
    func users(of identity: ObjectIdentity) -> [String] {
        ReportText.unique(
            (users[identity] ?? []).map { sources[$0] }.filter { $0.table != identity.name }.map(\.words))
    }

    /// What has the name of an object in it and does not say what it uses.
    func mentions(of sqlName: String) -> [String] {
        words(of: texts(with: sqlName).filter { !sources[$0].saysUses })
    }

    /// What has the name of a part of an object in it, or may read all of its parts, and belongs to the object, says that it
    /// uses it, or does not say what it uses and has the object's name in it.
    func mentions(of sqlName: String, in identity: ObjectIdentity, named objectName: String) -> [String] {
        let named = texts(with: sqlName)
        let using = Set((users[identity] ?? []) + (near[identity] ?? []))
        let naming = texts(with: objectName)
        let meant = using.union(naming.filter { !sources[$0].saysUses }).filter {
            named.contains($0) || (identity.kind == .table && sources[$0].readsAll)
        }
        let own = named.filter { identity.kind == .table && sources[$0].table == identity.name }
        return words(of: meant.union(own))
    }

    private func words(of found: Set<Int>) -> [String] { ReportText.unique(found.sorted().map { sources[$0].words }) }

    private func texts(with name: String) -> Set<Int> {
        let words = Self.words(name)
        guard let first = words.first else { return [] }
        return words.dropFirst().reduce(places[first] ?? []) { $0.intersection(places[$1] ?? []) }
    }

    /// The words of a text, whatever divides them.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }
}
