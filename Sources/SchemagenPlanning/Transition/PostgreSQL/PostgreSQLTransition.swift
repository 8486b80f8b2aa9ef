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
    private(set) var renamed: Schema

    var deltas: [TableDelta]
    var old: Structure { transition.old }
    var new: Structure { transition.new }

    /// Columns that change so that views, checks and indexes on them have to come again: by old Swift names.
    private(set) var retyped: [String: Set<String>] = [:]
    /// Columns whose type stays while texts in them become others, which the database takes for a change of type too.
    private(set) var reworded: [String: Set<String>] = [:]
    /// Columns that are dropped and added again: generated ones that say something else.
    private(set) var remade: [String: Set<String>] = [:]
    private var conversions: ColumnConversions
    /// What relations are called in the end.
    let takenNames: Set<QualifiedName>
    /// What becomes of the partitions of tables, by the tables' new names.
    private var partitions: [String: PartitionChanges] = [:]

    init(_ transition: Transition, isOnline: Bool) {
        self.transition = transition
        self.isOnline = isOnline
        deltas = transition.deltas
        renamed = transition.old.schema
        takenNames = Self.relationNames(in: transition.new)
        conversions = ColumnConversions(
            transition.correspondence, replacements: transition.replaced.replacements)
        findColumns()
        let dependents = transition.dependents(disturbances)
        addUsers(of: dependents.goneFunctions)
        recreateParts(dependents)
        findPartitions(dependents)

        addEnumValues()
        dropObjects(dependents)
        rename(dependents)
        create(dependents)
        dropRest()
        diagnostics += conversions.diagnostics
    }

    // MARK: What is touched

    private mutating func findColumns() {
        for delta in deltas {
            var (types, generated) = (Set<String>(), Set<String>())
            var texts: Set<String> = []
            for column in delta.columns {
                if column.changesType(old, new) {
                    types.insert(column.from.name)
                } else if EnumTexts(column, old: old, new: new, replacements: transition.replaced.replacements) != nil {
                    texts.insert(column.from.name)
                }
            }
            var isGrowing = true
            while isGrowing {
                isGrowing = false
                for column in delta.columns where !generated.contains(column.from.name) && !column.isReleased {
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

    /// What views and SQL objects may not survive, by the old Swift names of the tables.
    private var disturbances: [String: Dependents.Disturbance] {
        var result: [String: Dependents.Disturbance] = [:]
        for delta in deltas {
            let name = delta.renamed.info.name
            var hit = retyped[name, default: []].union(remade[name, default: []])
            hit.formUnion(reworded[name, default: []])
            hit.formUnion(delta.removed.map(\.name))
            if transition.unrest.isAnew(name) {
                result[name] = Dependents.Disturbance(columns: nil)
                continue
            }
            hit.formUnion(delta.columns.filter(\.isReleased).map(\.from.name))
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
        let types = retyped[name, default: []]
        if !part.columns.isDisjoint(with: remade[name, default: []]) { return true }
        if !part.isPlain, !part.columns.isDisjoint(with: types) { return true }
        return part.expressions.contains { expression in
            SQLEscape.isIn(expression) && (!types.isEmpty || expression.mentions(dependents.goneFunctions))
        }
    }

    /// The keys that go, by the old names of the tables.
    private var brokenKeys: [String: [Set<String>]] {
        var result: [String: [Set<String>]] = [:]
        for delta in deltas { result[delta.renamed.info.name] = delta.parts.dropped.compactMap(\.key) }
        return result
    }

    private func isBroken(_ part: TablePart, of name: String, _ brokenKeys: [String: [Set<String>]]) -> Bool {
        guard let key = part.foreignKey else { return false }
        if !retyped[name, default: []].isDisjoint(with: key.columns) { return true }
        if !retyped[key.table, default: []].isDisjoint(with: key.referenced) { return true }
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

    /// What goes before anything changes, under its old name.
    private mutating func dropObjects(_ dependents: Dependents) {
        let transition = transition
        let former = transition.correspondence.old
        let tables = Set(transition.dropped.filter { $0.kind == .table }.map(\.name))
        // A table that goes locks those that it refers to: one by one, where they are several. A key that goes cannot go
        // before what refers to it.
        let separates: (Table, ForeignKey) -> Bool = { [isOnline, brokenKeys] table, key in
            guard !tables.contains(key.table) else { return false }
            if brokenKeys[key.table]?.contains(Set(key.referenced)) == true { return true }
            guard isOnline else { return false }
            let parents = table.foreignKeys.filter { $0.info.databases.contains(.postgresql) }.map(\.table)
            return Set(parents).subtracting([table.info.name]).count > 1
        }
        let assembly = PlanAssembly(of: former, in: .former, separates: separates) { identity in
            switch identity.kind {
            case .view, .opaque: dependents.gone.contains(identity)
            case .table: tables.contains(identity.name)
            case .sequence:
                // One that a table owns goes with it; others go when no default names them any more.
                transition.dropped.contains(identity)
                    && (former.index.sequences[identity.name]?.owner.map { tables.contains($0.table) } ?? false)
            default: false
            }
        }
        var late: [PlanEntry] = []
        let views = Set(former.schema.views.map(\.info.name))
        for entry in assembly.entries.reversed() {
            if Self.isFree(entry, standing: dependents.standing, views: views) {
                late.append(entry.reversed)
            } else {
                stages.add(entry.reversed)
            }
        }
        for delta in deltas {
            for part in delta.parts.dropped where part.foreignKey != nil { drop(part, of: delta) }
            if transition.unrest.rebuilt.contains(delta.renamed.info.name) {
                stages.add(delta.partitionForeignKeys.drops)
            }
        }
        for delta in deltas { stages.add(partitions[delta.latter.info.name]?.drops ?? []) }
        leaveParents()
        for delta in deltas { dropParts(of: delta, dependents.goneFunctions) }
        stages.add(late)
    }

    /// Whether an entry creates a table or something that belongs to none and stands on no view: what is dropped after the
    /// parts of tables that use it.
    private static func isFree(_ entry: PlanEntry, standing: Set<ObjectIdentity>, views: Set<String>) -> Bool {
        guard let step = entry.up.first?.step else { return false }
        switch step {
        case .createOpaque(let object):
            // What stands on columns goes before them, what columns stand on after them.
            if ["statistics", "index", "view", "materialized view"].contains(object.kind) { return false }
            return object.table == nil && !standing.contains(ObjectIdentity(.opaque, object.name))
        case .createView, .addConstraint(.foreignKey, _, _, _): return false
        case .createIndex(_, let owner, _, _): return !views.contains(owner)
        default: return true
        }
    }

    /// What a table has by inheritance alone it gets again on the way back when it is made anew.
    private mutating func leaveParents() {
        let former = transition.correspondence.old
        let rejoining = former.schema.tables.reversed().filter { transition.unrest.rejoining.contains($0.info.name) }
        for table in rejoining where former.hasTouchTrigger(table) {
            stages.add(PlanEntry(.dropTouchTrigger(table), .createTouchTrigger(table), in: .former))
        }
        for table in rejoining where !table.options.inherits.isEmpty {
            stages.add(
                PlanEntry(
                    up: [PlannedStep(.leaveParents(table.options.inherits, table: table.info.name), in: .former)],
                    down: PostgreSQLRebuild.identical(table, in: former, .former)))
        }
    }

    private mutating func drop(_ part: TablePart, of delta: TableDelta) {
        let table = delta.former.info.name
        if let creation = part.creation(in: delta.former, .former) { return stages.add(creation.reversed) }
        switch part.value {
        case .constraint(let constraint):
            stages.add(
                PlanEntry(
                    .dropConstraint(constraint, table: table),
                    .addConstraint(constraint, table: table, isChecked: true), in: .former))
        case .index(let index):
            if goesLater(part, of: delta) { return stages.add(dropLater(index, of: delta)) }
            stages.add(
                PlanEntry(
                    .dropIndex(index, owner: table, isConcurrent: false),
                    .createIndex(index, owner: table, isConcurrent: false), in: .former))
        }
    }

    private mutating func dropParts(of delta: TableDelta, _ functions: [String]) {
        let former = transition.correspondence.old
        let table = delta.former
        if delta.changesTouchTrigger(former, new) || transition.unrest.rebuilt.contains(delta.renamed.info.name),
            former.hasTouchTrigger(table), !transition.unrest.rejoining.contains(delta.renamed.info.name)
        {
            stages.add(PlanEntry(.dropTouchTrigger(table), .createTouchTrigger(table), in: .former))
        }
        if transition.unrest.rebuilt.contains(delta.renamed.info.name) { return }
        for part in delta.parts.dropped where part.foreignKey == nil { drop(part, of: delta) }
        for column in delta.columns where column.isReleased { release(delta.former(column.from), table.info.name) }
        let generated = remade[delta.renamed.info.name, default: []]
        let gone =
            delta.removed.filter { $0.generated != nil }
            + delta.columns.map(\.from).filter { generated.contains($0.name) }
            + delta.removed.filter { $0.generated == nil }
        for column in gone {
            let column = delta.former(column)
            var entry = PlanEntry(
                .dropColumn(column, table: table.info.name),
                .addColumn(column, table: table.info.name, isFilledLater: false), in: .former)
            if former.needsValue(column) {
                entry.down.insert(PlannedStep(.requireNoRows([column], table: table.info.name), in: .former), at: 0)
            }
            stages.add(entry)
        }
    }

    /// A generated column that becomes a plain one keeps its values; on the way back they are generated again.
    private mutating func release(_ column: Column, _ table: String) {
        stages.add(
            PlanEntry(
                up: [PlannedStep(.changeDefault(column, table: table, to: nil), in: .former)],
                down: [
                    PlannedStep(.dropColumn(column, table: table), in: .former),
                    PlannedStep(.addColumn(column, table: table, isFilledLater: false), in: .former),
                ]))
    }

    /// What nothing has any more.
    private mutating func dropRest() {
        let (transition, old) = (transition, old)
        let assembly = PlanAssembly(of: old, in: .renamed) { identity in
            switch identity.kind {
            case .namespace, .extension, .enumeration, .type: transition.dropped.contains(identity)
            case .sequence:
                transition.dropped.contains(identity)
                    && !(old.index.sequences[identity.name]?.owner.map {
                        transition.dropped.contains(ObjectIdentity(.table, $0.table))
                    } ?? false)
            default: false
            }
        }
        for entry in assembly.entries.reversed() { stages.add(entry.reversed) }
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
                delta, old: old, new: new, remade: remade[delta.renamed.info.name, default: []],
                retyped: retyped[delta.renamed.info.name, default: []], isOnline: isOnline,
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
        stages.add(changes.sequences)
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
        let names = PostgreSQLRenames(transition, deltas, partitions, dependents, remade: remade)
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
