import SchemagenModel

/// Primary keys that come only when their columns are filled, and the foreign keys that have to come after them.
struct LateKeys {
    /// The columns of the keys, by the new names of the tables.
    private let columns: [String: Set<String>]

    init(_ columns: [String: Set<String>]) { self.columns = columns }

    /// Whether a foreign key refers to one of them.
    func holds(_ key: ForeignKey) -> Bool { columns[key.table].map { $0 == Set(key.referenced) } ?? false }

    /// The entries, where those that add foreign keys to one of them, or look at rows for one, come after it.
    func puttingOff(_ entries: [PlanEntry]) -> [PlanEntry] {
        guard !columns.isEmpty else { return entries }
        return entries.map { entry in
            switch entry.up.first?.step {
            case .addConstraint(.foreignKey(let key), _, _, _) where holds(key): entry.at(.completion)
            case .validateConstraint(.foreignKey(let key), _) where holds(key): entry.at(.references)
            default: entry
            }
        }
    }
}
