import SchemagenLanguage

/// Gives tables the columns of the tables that they inherit from, and puts parents before children.
struct InheritanceResolver {
    private let context: ResolutionContext
    private let drafts: [String: TableDraft]

    /// Makes a resolver for the tables of a schema.
    init(_ drafts: [TableDraft], context: ResolutionContext) {
        self.context = context
        var byName: [String: TableDraft] = [:]
        for draft in drafts where !draft.parents.isEmpty || !draft.isVirtual { byName[draft.name] = draft }
        self.drafts = byName
    }

    /// Adds the inherited columns, and returns the tables in an order in which parents come before their children.
    static func resolve(_ drafts: [TableDraft], context: ResolutionContext) -> [TableDraft] {
        var inherits = false
        for draft in drafts where !draft.parents.isEmpty { inherits = true }
        guard inherits else { return drafts }
        let resolver = InheritanceResolver(drafts, context: context)
        let ordered = resolver.ordered(drafts)
        for draft in ordered { resolver.addColumns(to: draft) }
        return ordered
    }

    /// Depth first, with a list instead of recursion. A circle is reported and cut.
    private func ordered(_ drafts: [TableDraft]) -> [TableDraft] {
        enum State { case open, done }
        var states: [String: State] = [:]
        var result: [TableDraft] = []
        for root in drafts where states[root.name] == nil {
            var path: [(draft: TableDraft, next: Int)] = [(root, 0)]
            states[root.name] = .open
            while let (draft, next) = path.last {
                guard next < draft.parents.count else {
                    states[draft.name] = .done
                    result.append(draft)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let name = draft.parents[next]
                guard let parent = self.drafts[name] else { continue }
                switch states[name] {
                case .done: continue
                case .open:
                    context.report(
                        .circularInheritance, "`\(name)` inherits from itself", at: draft.info.anchor.span,
                        notes: [Diagnostic.Note("by way of this table", at: parent.info.anchor.span)])
                    draft.parents.remove(at: next)
                    path[path.count - 1].next -= 1
                case nil:
                    states[name] = .open
                    path.append((parent, 0))
                }
            }
        }
        return result
    }

    private func addColumns(to draft: TableDraft) {
        draft.options.inherits = draft.parents
        guard !draft.parents.isEmpty else { return }
        var inherited: [Column] = []
        var seen: Set<String> = []
        for name in draft.parents {
            guard let parent = drafts[name] else { continue }
            context.requireAvailable(
                parent.info.databases, "`\(name)`", for: draft.info.databases,
                at: draft.info.anchor.span)
            for column in parent.columns.columns {
                if let own = draft.columns[column.name] {
                    // Written again, which changes its default; the type must be the same.
                    if own.type != column.type {
                        context.report(
                            .repeatedMember,
                            "`\(column.name)` has another type in `\(name)`, which this table inherits",
                            at: own.anchor.span,
                            notes: [Diagnostic.Note("the inherited column", at: column.anchor.span)])
                    }
                } else if seen.insert(column.name).inserted {
                    inherited.append(Self.inherited(column))
                }
            }
        }
        draft.columns.prepend(inherited)
        draft.drafts = [ColumnDraft?](repeating: nil, count: inherited.count) + draft.drafts
    }

    /// Takes over the values of the inherited columns and the parents' checks, once the parents are complete.
    static func complete(_ draft: TableDraft, parents drafts: [String: TableDraft]) {
        guard !draft.parents.isEmpty else { return }
        for (position, written) in draft.drafts.enumerated() where written == nil {
            let name = draft.columns.columns[position].name
            for parent in draft.parents {
                guard let column = drafts[parent]?.columns[name] else { continue }
                var inherited = draft.columns.columns[position]
                inherited.defaultValue = column.defaultValue
                inherited.swiftDefault = column.swiftDefault
                inherited.generated = column.generated
                draft.columns.replace(position, with: inherited)
                break
            }
        }
        var names: Set<String> = []
        for check in draft.checks { names.insert(check.info.sqlName) }
        for parent in draft.parents {
            for check in drafts[parent]?.checks ?? [] where !check.isNoInherit {
                if names.insert(check.info.sqlName).inserted { draft.checks.append(check) }
            }
        }
    }

    /// The column as the child has it: keys and numbering are the parent's alone. It gets its new name with the parent's.
    private static func inherited(_ column: Column) -> Column {
        var result = column
        result.identity = nil
        result.inverse = nil
        return result
    }
}
