/// The names that an expression can mean, as they were declared. SQLite takes `ID` for a column `id`; two texts that
/// differ in this only say the same.
struct SQLiteNames {
    /// Of what the names are.
    enum Scope {
        /// All that a table's expressions can mean: its columns and itself. What has double quotes and is none of them is
        /// a string to SQLite.
        case table
        /// What a database holds. Views and triggers can mean other names besides.
        case database
    }

    let scope: Scope
    private var spellings: [[UInt8]: String] = [:]
    private var exact: Set<[UInt8]> = []

    init(_ scope: Scope, _ names: some Sequence<String>) {
        self.scope = scope
        for name in names { insert(name) }
    }

    mutating func insert(_ name: String) {
        exact.insert(Array(name.utf8))
        let folded = name.sqliteFolded
        // Of several spellings the same in every database, whatever the order.
        if let other = spellings[folded], other.utf8.lexicographicallyPrecedes(name.utf8) { return }
        spellings[folded] = name
    }

    /// The name as it was declared; nil where it is unknown.
    func spelling(_ name: String) -> String? {
        exact.contains(Array(name.utf8)) ? name : spellings[name.sqliteFolded]
    }
}
