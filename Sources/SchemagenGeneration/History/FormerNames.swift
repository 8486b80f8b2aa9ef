import SchemagenPlanning

/// What tables are called before a change, while its steps give them other names.
package struct FormerNames {
    /// By the names that tables have by now, where those are others.
    private var former: [QualifiedName: QualifiedName] = [:]
    /// What the steps have made.
    private var made: Set<QualifiedName> = []
    /// The names of namespaces before, by those that they have by now; nil is the one without a name.
    private var namespaces: [String: String] = [:]

    /// No step was done yet.
    package init() {}

    /// The name before, and whether the table is there before at all.
    package func name(of table: QualifiedName) -> (name: QualifiedName, isThere: Bool) {
        if made.contains(table) { return (table, false) }
        if let name = former[table] { return (name, true) }
        return (QualifiedName(table.name, in: table.schema.map { namespaces[$0] ?? $0 }), true)
    }

    /// Takes note of what a step does to names.
    package mutating func note(_ step: Step) {
        switch step {
        case .createTable(let table, _): made.insert(QualifiedName(table.info))
        case .createView(let view): made.insert(QualifiedName(view.info))
        case .dropTable(let table): forget(QualifiedName(table.info))
        case .dropView(let view): forget(QualifiedName(view.info))
        case .rename(.namespace, let from, let to):
            namespaces[to] = namespaces.removeValue(forKey: from.name) ?? from.name
        case .rename(let kind, let from, let to) where Self.isTable(kind):
            move(from, to: QualifiedName(to, in: from.schema))
        case .move(let kind, let from, let to) where Self.isTable(kind):
            move(from, to: QualifiedName(from.name, in: to))
        default: break
        }
    }

    private static func isTable(_ kind: NamedKind) -> Bool { [.table, .view, .materializedView].contains(kind) }

    private mutating func forget(_ table: QualifiedName) {
        made.remove(table)
        former[table] = nil
    }

    private mutating func move(_ table: QualifiedName, to other: QualifiedName) {
        let (name, isThere) = name(of: table)
        forget(table)
        if isThere { former[other] = name } else { made.insert(other) }
    }
}
