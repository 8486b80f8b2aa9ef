import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// The plan from one schema to another on PostgreSQL.
///
/// Everything that stands in the way goes first, under its old name; then what stays takes its new names; then tables
/// change and new objects come, each after what it needs; at last go the types and sequences that nothing has any more.
struct PostgreSQLTransition {
    let transition: Transition
    /// Whether tables that are there change in the forms that lock least.
    let isOnline: Bool
    var stages = Stages()
    private(set) var diagnostics: [Diagnostic] = []

    var deltas: [TableDelta]
    var old: Structure { transition.old }
    var new: Structure { transition.new }

    /// The columns that something happens to.
    let touched: TouchedColumns
    private var conversions: ColumnConversions
    /// What relations are called in the end.
    let takenNames: Set<QualifiedName>
    /// What becomes of the partitions of tables, by the tables' new names.
    private(set) var partitions: [String: PartitionChanges] = [:]

    init(_ transition: Transition, isOnline: Bool) {
        self.transition = transition
        self.isOnline = isOnline
        deltas = transition.deltas
        touched = TouchedColumns(deltas, transition)
        takenNames = Self.relationNames(in: transition.new)
        conversions = ColumnConversions(
            transition.correspondence, replacements: transition.replaced.replacements)
        let dependents = transition.dependents(touched.disturbances(of: deltas, transition))
        addUsers(of: dependents.goneFunctions)
        recreateParts(dependents)
        findPartitions(dependents)

        addEnumValues()
        dropObjects(dependents)
        rename(dependents)
        create(dependents)
        dropRest()
        diagnostics += conversions.diagnostics + takenTypeNames
    }

    // MARK: Parts and partitions

    /// A check or an index goes with a function that it calls, though its own table does not change.
    private mutating func addUsers(of functions: [String]) {
        guard !functions.isEmpty else { return }
        let known = Set(deltas.map(\.latter.info.name))
        let correspondence = transition.correspondence
        for (pair, columns) in zip(correspondence.tables.pairs, correspondence.columns) {
            let (before, after) = (old.schema.tables[pair.old], new.schema.tables[pair.new])
            guard new.holds(after), old.holds(before), !known.contains(after.info.name) else { continue }
            let parts = TablePart.parts(of: before, in: old)
            guard parts.contains(where: { $0.expressions.contains { $0.mentions(functions) } }) else { continue }
            deltas.append(TableDelta(pair, columns: columns, correspondence))
        }
    }

    /// Makes the parts go and come again that do not survive what happens to columns, keys and functions.
    private mutating func recreateParts(_ dependents: Dependents) {
        var state = self
        for offset in deltas.indices {
            let name = deltas[offset].renamed.info.name
            let released = Set(deltas[offset].columns.filter(\.isReleased).map(\.from.name))
            deltas[offset].parts.recreate {
                !$0.columns.isDisjoint(with: released) || state.isDisturbed($0, of: name, dependents)
            }
            let broken = PartitionChanges.broken(deltas[offset], old, new)
            deltas[offset].parts.recreate { broken.contains($0.sqlName) }
        }
        // Foreign keys whose columns, or the columns that they refer to, change; and those whose key goes.
        state = self
        let brokenKeys = brokenKeys
        for offset in deltas.indices {
            let name = deltas[offset].renamed.info.name
            deltas[offset].parts.recreate { state.isBroken($0, of: name, brokenKeys) }
            if transition.unrest.rebuilt.contains(name) {
                deltas[offset].parts.leaveForeignKeys()
            } else if transition.unrest.rejoining.contains(name) {
                deltas[offset].parts.recreate { $0.foreignKey != nil }
            }
        }
    }

    private func isDisturbed(_ part: TablePart, of name: String, _ dependents: Dependents) -> Bool {
        let types = touched.retyped[name, default: []]
        if !part.columns.isDisjoint(with: touched.remade[name, default: []]) { return true }
        if !part.isPlain, !part.columns.isDisjoint(with: types) { return true }
        return part.expressions.contains { expression in
            SQLEscape.isIn(expression) && (!types.isEmpty || expression.mentions(dependents.goneFunctions))
        }
    }

    /// The keys that go, by the old names of the tables.
    var brokenKeys: [String: [Set<String>]] {
        var result: [String: [Set<String>]] = [:]
        for delta in deltas { result[delta.renamed.info.name] = delta.parts.dropped.compactMap(\.key) }
        return result
    }

    private func isBroken(_ part: TablePart, of name: String, _ brokenKeys: [String: [Set<String>]]) -> Bool {
        guard let key = part.foreignKey else { return false }
        if !touched.retyped[name, default: []].isDisjoint(with: key.columns) { return true }
        if !touched.retyped[key.table, default: []].isDisjoint(with: key.referenced) { return true }
        if transition.unrest.isUnsettled(key.table) { return true }
        return brokenKeys[key.table]?.contains(Set(key.referenced)) ?? false
    }

    private mutating func findPartitions(_ dependents: Dependents) {
        guard deltas.contains(where: { $0.partitions != nil }) else { return }
        let taken = new.tableNames
        let (state, brokenKeys) = (self, brokenKeys)
        for delta in deltas where !transition.unrest.rebuilt.contains(delta.renamed.info.name) {
            let name = delta.renamed.info.name
            partitions[delta.latter.info.name] = PartitionChanges(delta, old: old, new: new, taken: taken) { part in
                state.isDisturbed(part, of: name, dependents) || state.isBroken(part, of: name, brokenKeys)
            }
        }
    }

    // MARK: Stages

    private mutating func addEnumValues() {
        var steps: [PlannedStep] = []
        var grown = transition.correspondence.old.schema
        for (pair, values) in zip(transition.correspondence.enums.pairs, transition.replaced.values) {
            for (value, next) in values.added {
                let type = QualifiedName(grown.enums[pair.old].info)
                steps.append(PlannedStep(.addEnumValue(value, type: type, next: next), in: .former))
                grown.enums[pair.old].add(value, next)
            }
        }
        guard !steps.isEmpty else { return }
        stages.add(PlanEntry(up: steps, down: wayBack(from: grown), stage: .enumValues))
    }

    /// No enum loses a value: the way back makes the enums anew without it.
    private func wayBack(from grown: Schema) -> [PlannedStep] {
        let former = transition.correspondence.old
        let correspondence = Correspondence(from: Structure(of: grown, on: .postgresql), to: former)
        let changes = Difference(correspondence).changes
        let back = PostgreSQLTransition(Transition(correspondence, changes: changes), isOnline: false)
        // All of it happens under the names of the old schema.
        return back.migrations.flatMap { $0.up.map { PlannedStep($0.step, in: .former) } }
    }

    // MARK: Creation

    private mutating func create(_ dependents: Dependents) {
        let returning = transition.returning(dependents)
        var alterations: [ObjectIdentity: [PlanEntry]] = [:]
        var foreignKeys: [PlanEntry] = []
        let referenced = referencedKeys
        var lateKeys: [String: Set<String>] = [:]
        var unlogging: [String: PlanEntry] = [:]
        for delta in deltas {
            var alteration = PostgreSQLAlteration(
                delta, old: old, new: new, remade: touched.remade[delta.renamed.info.name, default: []],
                retyped: touched.retyped[delta.renamed.info.name, default: []], isOnline: isOnline,
                replacements: transition.replaced.replacements,
                referencedKeys: referenced[delta.latter.info.name, default: []],
                partitions: partitions[delta.latter.info.name], unrest: transition.unrest)
            alteration.plan(&conversions)
            alterations[ObjectIdentity(.table, delta.latter.info.name)] = alteration.entries
            foreignKeys += alteration.foreignKeys + (alteration.partitions?.foreignKeys ?? [])
            lateKeys[delta.latter.info.name] = alteration.lateKey
            unlogging[delta.latter.info.name] = alteration.unlogging
            diagnostics += alteration.diagnostics
        }
        for (identity, entry) in replacements(dependents) { alterations[identity] = [entry] }
        let changes = PostgreSQLObjectChanges(transition, isOnline: isOnline)
        stages.add(changes.extensions + changes.domains)
        // Namespaces are there already: what takes its new names may move into them.
        addUnlogging(unlogging)
        let late = LateKeys(lateKeys)
        let assembly = PlanAssembly(of: new, alterations: alterations, separates: { late.holds($1) }) {
            returning.contains($0) && $0.kind != .namespace
        }
        diagnostics += assembly.diagnostics
        stages.add(late.puttingOff(assembly.entries))
        stages.add(late.puttingOff(foreignKeys))
        stages.add(changes.sequences(departures))
        stages.add(changes.viewIndexes(dependents))
        stages.add(comments(dependents))
    }

    /// The columns of the keys that new foreign keys refer to, by the new names of the tables: such a key has to be there
    /// at once.
    private var referencedKeys: [String: [Set<String>]] {
        var result: [String: [Set<String>]] = [:]
        for delta in deltas {
            for part in delta.parts.added {
                if let key = part.foreignKey { result[key.table, default: []].append(Set(key.referenced)) }
            }
        }
        for table in new.schema.tables where transition.created.contains(ObjectIdentity(.table, table.info.name)) {
            for key in table.foreignKeys { result[key.table, default: []].append(Set(key.referenced)) }
        }
        return result
    }

    // MARK: Names

    private mutating func rename(_ dependents: Dependents) {
        let names = PostgreSQLRenames(transition, deltas, partitions, dependents, remade: touched.remade)
        stages.add(names.namespaceEntries)
        stages.add(names.entries)
    }

    private func comments(_ dependents: Dependents) -> [PlanEntry] {
        guard old.hasComments || new.hasComments else { return [] }
        return CommentChanges(transition, deltas, partitions, dependents).entries
    }
}

extension Enumeration {
    /// Adds a case for a value next to another.
    fileprivate mutating func add(_ value: String, _ next: Neighbour?) {
        // No Swift name has a point in it.
        let added = Case(name: "schemagen.\(value)", sqlName: value)
        switch next {
        case .after(let other):
            let offset = cases.firstIndex { $0.sqlName == other }.map { $0 + 1 } ?? cases.count
            cases.insert(added, at: offset)
        case .before(let other): cases.insert(added, at: cases.firstIndex { $0.sqlName == other } ?? 0)
        case nil: cases.append(added)
        }
    }
}
