/// The new names of a table's NOT NULL constraints, in an order in which each is free when its time comes.
struct NotNullRenames {
    private let former: String
    private let latter: String
    private var renames = Renames()
    /// The former names that stand for some that the server shortened, with the columns that have them.
    private var shortenedBefore: [String: String] = [:]
    /// The later ones.
    private var shortenedAfter: [String: String] = [:]

    /// - Parameters:
    ///   - former: The SQL name of the table before.
    ///   - latter: That afterwards.
    init(from former: String, to latter: String) {
        self.former = former
        self.latter = latter
    }

    /// Adds the constraint of a column, by its SQL names before and afterwards.
    mutating func add(_ from: String, _ to: String) {
        guard let rename = NotNullRename(from: (former, from), to: (latter, to)) else { return }
        let name = NotNullName.text(of: from, in: former)
        if rename.from.isShortened { shortenedBefore[name] = to }
        if NotNullName.name(of: to, in: latter).isShortened { shortenedAfter[rename.to] = to }
        renames.add(.table, from: QualifiedName(name, in: nil), to: rename.to)
    }

    /// The renames there, and those back. In both directions table and columns have their later names meanwhile.
    var ordered: (up: [NotNullRename], down: [NotNullRename]) {
        let ordered = renames.ordered
        func name(_ text: String, _ shortened: [String: String]) -> NotNullName {
            shortened[text].map { .shortened(column: $0) } ?? .whole(text)
        }
        return (
            ordered.map { NotNullRename(from: name($0.from.name, shortenedBefore), to: $0.to) },
            ordered.reversed().map { NotNullRename(from: name($0.to, shortenedAfter), to: $0.from.name) }
        )
    }
}
