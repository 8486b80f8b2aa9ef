import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// The columns of tables that stay that something happens to: what stands on them goes before and comes again. By the old
/// Swift names of the tables and of the columns.
struct TouchedColumns {
    /// Columns that change so that views, checks and indexes on them have to come again.
    private(set) var retyped: [String: Set<String>] = [:]
    /// Columns whose type stays while texts in them become others, which the database takes for a change of type too.
    private(set) var reworded: [String: Set<String>] = [:]
    /// Columns that are dropped and added again: generated ones that say something else.
    private(set) var remade: [String: Set<String>] = [:]
    /// Columns that go, and generated ones that become plain.
    private var lost: [String: Set<String>] = [:]

    init(_ deltas: [TableDelta], _ transition: Transition) {
        let (old, new) = (transition.old, transition.new)
        var order: [String: Int] = [:]
        for (offset, table) in old.schema.tables.enumerated() { order[table.info.name] = offset }
        // What a table inherits changes with those that it has it from, which stand before it.
        for delta in deltas.sorted(by: {
            order[$0.renamed.info.name] ?? 0 < order[$1.renamed.info.name] ?? 0
        }) {
            var types = inherited(retyped, by: delta, transition)
            var generated = inherited(remade, by: delta, transition)
            var texts = inherited(reworded, by: delta, transition)
            let gone = delta.removed + delta.columns.filter(\.isReleased).map(\.from)
            lost[delta.renamed.info.name] = inherited(lost, by: delta, transition).union(gone.map(\.name))
            for column in delta.columns {
                if column.changesType(old, new) {
                    types.insert(column.from.name)
                } else if EnumTexts(
                    column, old: old, new: new, replacements: transition.replaced.replacements) != nil
                {
                    texts.insert(column.from.name)
                }
            }
            var isGrowing = true
            while isGrowing {
                isGrowing = false
                for column in delta.columns
                where !generated.contains(column.from.name) && !column.isReleased {
                    guard column.from.generated != nil || column.to.generated != nil,
                        old.generatedText(of: column.from, in: delta.renamed)
                            != new.generatedText(of: column.to, in: delta.latter)
                            || types.contains(column.from.name) || texts.contains(column.from.name)
                            || Self.reads(column.from.generated?.value, types.union(texts).union(generated))
                    else { continue }
                    generated.insert(column.from.name)
                    isGrowing = true
                }
            }
            retyped[delta.renamed.info.name] = types.subtracting(generated)
            reworded[delta.renamed.info.name] = texts.subtracting(generated)
            remade[delta.renamed.info.name] = generated
        }
    }

    private static func reads(_ expression: Expression?, _ columns: Set<String>) -> Bool {
        guard let expression else { return false }
        if SQLEscape.isIn(expression), !columns.isEmpty { return true }
        var isFound = false
        expression.forEachColumn { if columns.contains($0) { isFound = true } }
        return isFound
    }

    /// Those columns of a table that it has from others where they are among the given ones.
    private func inherited(
        _ columns: [String: Set<String>], by delta: TableDelta, _ transition: Transition
    ) -> Set<String> {
        let table = delta.renamed
        guard !transition.unrest.rejoining.contains(table.info.name) else { return [] }
        var result: Set<String> = []
        for parent in table.options.inherits {
            for column in columns[parent, default: []] {
                guard let name = transition.old.index.tables[parent]?.column(column)?.sqlName else {
                    continue
                }
                result.formUnion(table.columns.filter { $0.sqlName == name }.map(\.name))
            }
        }
        return result
    }

    /// What views and SQL objects may not survive, by the old Swift names of the tables.
    func disturbances(of deltas: [TableDelta], _ transition: Transition) -> [String: Dependents
        .Disturbance]
    {
        var result: [String: Dependents.Disturbance] = [:]
        for delta in deltas {
            let name = delta.renamed.info.name
            var hit = retyped[name, default: []].union(remade[name, default: []])
            hit.formUnion(reworded[name, default: []])
            hit.formUnion(lost[name, default: []])
            if transition.unrest.isAnew(name) {
                result[name] = Dependents.Disturbance(columns: nil)
                continue
            }
            guard !hit.isEmpty else { continue }
            var names: Set<String> = []
            for column in delta.renamed.columns where hit.contains(column.name) {
                names.insert(column.sqlName)
                names.insert(delta.former(column).sqlName)
            }
            result[name] = Dependents.Disturbance(columns: names.sorted())
        }
        for identity in transition.dropped where identity.kind == .table {
            result[identity.name] = Dependents.Disturbance(columns: nil)
        }
        return result
    }
}
