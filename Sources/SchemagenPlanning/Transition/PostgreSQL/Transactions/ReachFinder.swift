import SchemagenEvolution
import SchemagenModel

/// Finds what the entries of a change have to do with.
struct ReachFinder {
    private let transition: Transition
    /// By Swift name in the old schema.
    private var formerKeys: [String: TableKey] = [:]
    /// By Swift name in the new schema.
    private var latterKeys: [String: TableKey] = [:]
    /// By what tables are called while the entries are gone through.
    private var currentKeys: [QualifiedName: TableKey] = [:]
    private var existing: Set<TableKey> = []
    /// The names that each table has before and after.
    private var tableNames: [TableKey: Set<String>] = [:]
    private var latterNames: [QualifiedName: TableKey] = [:]
    /// The tables that inherit from each, at any depth, before or after.
    private var heirs: [TableKey: Set<TableKey>] = [:]
    /// The tables that get other names.
    private var renamed: Set<TableKey> = []
    /// The tables that move to other namespaces, by the names that their indexes have there, first and last.
    private var movedIndexes: [QualifiedName: TableKey] = [:]
    /// What becomes of tables that stay and change.
    private var deltas: [TableKey: TableDelta] = [:]
    /// The columns of a table that change so that what stands on them goes and comes again, by old Swift names.
    private let disturbed: [String: Set<String>]

    /// The reaches of the entries, in their order.
    private(set) var reaches: [Reach] = []
    private var touchedTables: Set<TableKey> = []
    private var touchedNames: Set<QualifiedName> = []
    private var touchedObjects: Set<ObjectIdentity> = []

    init(
        _ entries: [PlanEntry], _ transition: Transition, _ deltas: [TableDelta], disturbed: [String: Set<String>]
    ) {
        self.transition = transition
        self.disturbed = disturbed
        collectTables(deltas)
        // Texts are looked through for what the others touch.
        for entry in entries {
            var reach = Reach()
            for step in entry.up { add(step, isUp: true, to: &reach) }
            for step in entry.down { add(step, isUp: false, to: &reach) }
            reaches.append(reach)
            note(reach)
        }
        for (offset, entry) in entries.enumerated() {
            for step in entry.up { addTexts(of: step, isDropped: true, to: &reaches[offset]) }
            for step in entry.down { addTexts(of: step, isDropped: false, to: &reaches[offset]) }
        }
    }

    private mutating func collectTables(_ deltas: [TableDelta]) {
        let (before, after) = (transition.correspondence.old.schema, transition.new.schema)
        var pairs: [Int: Int] = [:]
        for pair in transition.correspondence.tables.pairs { pairs[pair.old] = pair.new }
        for (offset, table) in after.tables.enumerated() {
            let key = TableKey(number: offset)
            latterKeys[table.info.name] = key
            latterNames[QualifiedName(table.info)] = key
            tableNames[key, default: []].insert(table.info.sqlName)
        }
        for (offset, table) in before.tables.enumerated() where transition.correspondence.old.holds(table) {
            let stays = pairs[offset].flatMap { transition.new.holds(after.tables[$0]) ? $0 : nil }
            let key = TableKey(number: stays ?? -1 - offset)
            formerKeys[table.info.name] = key
            // A partition is kept from others with its table.
            for name in [table.info.sqlName] + (table.options.partitioning?.names ?? []) {
                currentKeys[QualifiedName(name, in: table.info.sqlSchema)] = key
            }
            existing.insert(key)
            tableNames[key, default: []].insert(table.info.sqlName)
            if let stays, QualifiedName(table.info) != QualifiedName(after.tables[stays].info) {
                renamed.insert(key)
                let latter = after.tables[stays]
                guard table.info.sqlSchema != latter.info.sqlSchema else { continue }
                for index in table.partitionedIndexes + latter.partitionedIndexes {
                    movedIndexes[QualifiedName(index.sqlName, in: latter.info.sqlSchema)] = key
                }
            }
        }
        for delta in deltas {
            if let key = latterKeys[delta.latter.info.name] { self.deltas[key] = delta }
        }
        for (schema, keys) in [(before, formerKeys), (after, latterKeys)] {
            // Parents stand before their children.
            for table in schema.tables.reversed() {
                guard let key = keys[table.info.name] else { continue }
                for parent in table.options.inherits.compactMap({ keys[$0] }) {
                    heirs[parent, default: []].formUnion(heirs[key, default: []].union([key]))
                }
            }
        }
    }

    private mutating func note(_ reach: Reach) {
        for thing in reach.writes {
            switch thing {
            case .table(let key), .member(let key, _): touchedTables.insert(key)
            case .name(let name): touchedNames.insert(name)
            case .object(let identity): touchedObjects.insert(identity)
            case .routines: break
            }
        }
    }

    private func structure(_ state: NameState) -> Structure {
        switch state {
        case .former: transition.correspondence.old
        case .renamed: transition.old
        case .latter: transition.new
        }
    }

    private func key(_ table: String, _ state: NameState) -> TableKey? {
        state == .latter ? latterKeys[table] : formerKeys[table]
    }

    // MARK: Steps

    private mutating func add(_ planned: PlannedStep, isUp: Bool, to reach: inout Reach) {
        let state = planned.names
        let structure = structure(state)
        /// Something about a table that is there keeps everybody else from it.
        func change(_ table: String, locks: Bool = true, goesDown: Bool = false) {
            guard let key = key(table, state) else { return }
            reach.writes.insert(.table(key))
            if goesDown { addHeirs(of: key, to: &reach) }
            if locks, isUp, existing.contains(key) { reach.locks.insert(key) }
        }
        func change(named table: QualifiedName, locks: Bool = true) {
            guard let key = latterNames[table] ?? currentKeys[table] else { return }
            reach.writes.insert(.table(key))
            if locks, isUp, existing.contains(key) { reach.locks.insert(key) }
        }
        switch planned.step {
        case .createNamespace, .dropNamespace, .createExtension, .dropExtension, .changeExtension:
            reach.isBarrier = true
        case .createEnum(let value), .dropEnum(let value): reach.write(QualifiedName(value.info))
        case .addEnumValue(_, let type, _): reach.write(type)
        // Defaults, checks and views speak of values, and not always of their type.
        case .renameEnumValue: reach.isBarrier = true
        case .createDomain(let type), .dropDomain(let type), .addDomainCheck(_, let type, _),
            .validateDomainCheck(_, let type), .dropDomainCheck(_, let type), .changeDomainDefault(let type, _),
            .changeDomainNullability(let type, _):
            reach.write(QualifiedName(type.info))
            reach.addType(type.base, structure)
            if SQLEscape.isIn(type) { reach.reads.insert(.routines) }
        case .createSequence(let sequence), .dropSequence(let sequence), .changeSequence(_, let sequence):
            reach.write(QualifiedName(sequence.info))
        case .ownSequence(let sequence), .disownSequence(let sequence):
            reach.write(QualifiedName(sequence.info))
            if let owner = sequence.owner { change(owner.table, locks: false) }
        case .rename(.namespace, let from, let to):
            reach.isBarrier = true
            if isUp { move(from: { $0.schema == from.name }) { QualifiedName($0.name, in: to) } }
        case .rename(.index, let from, let to):
            let latter = QualifiedName(to, in: from.schema)
            rename(from, latter, isUp, to: &reach)
            // It is where its table is by then.
            if let key = movedIndexes[latter] ?? movedIndexes[from] { reach.writes.insert(.table(key)) }
        case .rename(_, let from, let to):
            let latter = QualifiedName(to, in: from.schema)
            rename(from, latter, isUp, to: &reach)
        case .move(_, let from, let to): rename(from, QualifiedName(from.name, in: to), isUp, to: &reach)
        case .renameColumn(let table, let from, let to), .renameConstraint(let table, let from, let to):
            change(named: table)
            if let key = latterNames[table] {
                addHeirs(of: key, to: &reach)
                reach.writes.insert(.member(key, from))
                reach.writes.insert(.member(key, to))
            }
            reach.write(QualifiedName(from, in: table.schema))
            reach.write(QualifiedName(to, in: table.schema))
        case .renameNotNulls(let table, _): change(named: table)
        case .createTable(let table, let deferring):
            add(table, deferring: deferring, state, isUp, to: &reach)
        case .dropTable(let table):
            add(table, deferring: [], state, isUp, to: &reach)
            guard isUp, let own = key(table.info.name, state), existing.contains(own) else { break }
            reach.locks.insert(own)
        case .changeOptions(_, let table): change(table.info.name)
        case .changeMarks(_, let table):
            change(table.info.name)
            if case .index(let name) = table.options.replicaIdentity {
                reach.read(QualifiedName(name, in: table.info.sqlSchema))
            }
            if let name = table.options.clusterIndex { reach.read(QualifiedName(name, in: table.info.sqlSchema)) }
        case .rebuildTable(let rebuild):
            // Everything that refers to the table is told of the new one.
            change(rebuild.to.info.name)
            reach.isBarrier = true
        case .repartition(let repartition):
            change(repartition.table)
            reach.isBarrier = true
        case .nameParts(let parts, let schema):
            // They are found by the names that the others have by then.
            for part in parts {
                reach.read(QualifiedName(part.whole, in: schema))
                reach.read(QualifiedName(part.partition, in: schema))
                reach.write(QualifiedName(part.name, in: schema))
            }
        case .leaveParents(let parents, let table):
            change(table)
            for parent in parents { change(parent, locks: false) }
        case .createIndexWithoutParts(let index, let owner, _):
            change(owner)
            reach.write(QualifiedName(index.sqlName, in: structure.index.tables[owner]?.info.sqlSchema))
        case .attachIndex(let part, let whole, let owner):
            change(owner)
            let schema = structure.index.tables[owner]?.info.sqlSchema
            reach.write(QualifiedName(part, in: schema))
            reach.write(QualifiedName(whole, in: schema))
        case .addColumn(let column, let table, _), .dropColumn(let column, let table):
            change(table, goesDown: true)
            reach.addColumn(column, table, structure)
            if let key = key(table, state) { reach.writes.insert(.member(key, column.sqlName)) }
        case .changeType(let column, let conversion):
            change(column.table, goesDown: true)
            reach.addColumn(column.to, column.table, structure)
            if case .expression(let value) = conversion { reach.addExpression(value, structure) }
        case .changeDefault(let column, let table, let value):
            change(table, goesDown: true)
            reach.addColumn(column, table, structure)
            if let value { reach.addExpression(value, structure) }
        case .changeNullability(_, let table, _): change(table, goesDown: true)
        case .requireNoRows(_, let table): change(table)
        case .changeKeeping(let column): change(column.table)
        case .changeIdentity(let column):
            change(column.table)
            reach.addColumn(column.from, column.table, structure)
            reach.addColumn(column.to, column.table, structure)
        case .backfill(let backfill):
            change(backfill.table)
            for value in backfill.values {
                reach.addColumn(value.column, backfill.table, structure)
                reach.addExpression(value.expression, structure)
            }
        case .addConstraint(let constraint, let table, _, _), .adoptIndex(let constraint, let table),
            .validateConstraint(let constraint, let table), .dropConstraint(let constraint, let table, _):
            add(constraint, table, planned, isUp, to: &reach)
        case .createIndex(let index, let owner, _, _), .dropIndex(let index, let owner, _):
            change(owner)
            let schema = structure.index.tables[owner]?.info.sqlSchema ?? structure.index.views[owner]?.info.sqlSchema
            reach.write(QualifiedName(index.sqlName, in: schema))
            if let view = structure.index.views[owner] { reach.read(QualifiedName(view.info)) }
            if SQLEscape.isIn(index) { reach.reads.insert(.routines) }
            reach.addTypes(of: owner, structure)
        case .createTouchTrigger(let table), .dropTouchTrigger(let table), .muteTouchTrigger(let table, _):
            change(table.info.name)
        case .createView(let view), .dropView(let view), .replaceView(let view):
            reach.write(QualifiedName(view.info))
            reach.reads.insert(.routines)
            for index in view.indexes { reach.write(QualifiedName(index.sqlName, in: view.info.sqlSchema)) }
        case .createOpaque(let object), .dropOpaque(let object), .replaceOpaque(let object):
            reach.writes.insert(.object(ObjectIdentity(.opaque, object.name)))
            if let table = object.table {
                change(
                    table, locks: ["trigger", "policy", "rule", "constraint", "index", "setting"].contains(object.kind))
            }
            switch object.kind {
            case "trigger", "policy", "rule", "statistics", "comment", "setting", "publication":
                reach.reads.insert(.routines)
            case "extension", "schema", "language", "event trigger", "access method", "foreign data wrapper", "server":
                reach.isBarrier = true
            default: reach.writes.insert(.routines)
            }
        // They come when all else has its place.
        case .keepRights, .returnRights: break
        case .copyTypeRights(let from, let to):
            reach.read(from)
            reach.write(to)
        case .comment(let target, _):
            switch target {
            case .object("TABLE", let name): change(named: name, locks: false)
            case .object(_, let name): reach.read(name)
            case .column(_, let table), .constraint(_, let table): change(named: table, locks: false)
            }
        }
    }

    /// What is done to columns and checks goes down to the tables that inherit them.
    private func addHeirs(of key: TableKey, to reach: inout Reach) {
        for heir in heirs[key, default: []] { reach.writes.insert(.table(heir)) }
    }

    private mutating func rename(_ from: QualifiedName, _ to: QualifiedName, _ isUp: Bool, to reach: inout Reach) {
        reach.write(from)
        reach.write(to)
        guard isUp, let key = currentKeys[from] else { return }
        currentKeys[from] = nil
        currentKeys[to] = key
        reach.writes.insert(.table(key))
        reach.locks.insert(key)
    }

    private mutating func move(from isMeant: (QualifiedName) -> Bool, to latter: (QualifiedName) -> QualifiedName) {
        for (name, key) in currentKeys where isMeant(name) {
            currentKeys[name] = nil
            currentKeys[latter(name)] = key
        }
    }

    private func add(
        _ table: Table, deferring: Set<String>, _ state: NameState, _ isUp: Bool, to reach: inout Reach
    ) {
        guard let own = key(table.info.name, state) else { return }
        let structure = structure(state)
        let schema = table.info.sqlSchema
        reach.writes.insert(.table(own))
        reach.write(QualifiedName(table.info))
        reach.reads.insert(.routines)
        for column in table.columns { reach.addColumn(column, table.info.name, structure) }
        let keys = [table.primaryKey?.info].compactMap(\.self) + table.uniques.map(\.info)
        for info in keys + table.exclusions.map(\.info) { reach.write(QualifiedName(info.sqlName, in: schema)) }
        for index in table.indexes { reach.write(QualifiedName(index.sqlName, in: schema)) }
        for parent in table.options.inherits {
            if let key = key(parent, state) { reach.reads.insert(.table(key)) }
        }
        for foreign in table.allForeignKeys
        where foreign.info.databases.contains(.postgresql) && !deferring.contains(foreign.info.sqlName) {
            guard let parent = key(foreign.table, state), parent != own else { continue }
            // A table that goes need not wait for anything but what becomes of the keys that it refers to.
            if state != .former || disturbs(parent, foreign.referenced) { reach.reads.insert(.table(parent)) }
            guard isUp, existing.contains(parent) else { continue }
            if existing.contains(own) { reach.locks.insert(parent) } else { reach.refersToTables = true }
        }
    }

    private func add(
        _ constraint: TableConstraint, _ table: String, _ planned: PlannedStep, _ isUp: Bool, to reach: inout Reach
    ) {
        let structure = structure(planned.names)
        guard let own = key(table, planned.names) else { return }
        let schema = structure.index.tables[table]?.info.sqlSchema
        reach.writes.insert(.member(own, constraint.sqlName))
        guard case .foreignKey(let foreign) = constraint else {
            reach.writes.insert(.table(own))
            addHeirs(of: own, to: &reach)
            reach.write(QualifiedName(constraint.sqlName, in: schema))
            reach.reads.insert(.routines)
            reach.addTypes(of: table, structure)
            if isUp, existing.contains(own) { reach.locks.insert(own) }
            return
        }
        let parent = key(foreign.table, planned.names)
        if isUp {
            if existing.contains(own) {
                reach.locks.insert(own)
                if let parent, existing.contains(parent) { reach.locks.insert(parent) }
            } else if let parent, existing.contains(parent) {
                reach.refersToTables = true
            }
        }
        // One that goes need not wait for anything but what becomes of its columns.
        guard planned.names == .former else {
            reach.reads.insert(.table(own))
            if let parent { reach.reads.insert(.table(parent)) }
            return
        }
        if disturbs(own, foreign.columns) { reach.reads.insert(.table(own)) }
        if let parent, disturbs(parent, foreign.referenced) { reach.reads.insert(.table(parent)) }
    }

    /// Whether a table, or columns of it by their old Swift names, are something else afterwards to what names them.
    private func disturbs(_ key: TableKey, _ columns: [String]) -> Bool {
        guard key.number >= 0 else { return true }
        guard let delta = deltas[key] else { return renamed.contains(key) }
        if renamed.contains(key) { return true }
        if !disturbed[delta.renamed.info.name, default: []].isDisjoint(with: columns) { return true }
        if delta.removed.contains(where: { columns.contains($0.name) }) { return true }
        if columns.contains(where: { delta.former.column($0)?.sqlName != delta.renamed.column($0)?.sqlName }) {
            return true
        }
        let names = Set(columns)
        return delta.parts.dropped.contains { $0.key == names }
    }

    // MARK: Texts

    /// - Parameter isDropped: Whether a step that drops something is meant, and not one that makes it again.
    private func addTexts(of planned: PlannedStep, isDropped: Bool, to reach: inout Reach) {
        let (text, uses): (String?, [ObjectIdentity]?)
        let isGone: Bool
        switch planned.step {
        case .createView(let view):
            (text, uses, isGone) = (view.query.postgresql, view.uses, !isDropped && planned.names == .former)
        case .dropView(let view), .replaceView(let view):
            (text, uses, isGone) = (view.query.postgresql, view.uses, isDropped && planned.names == .former)
        case .createOpaque(let object):
            (text, uses, isGone) = (object.create.postgresql, object.uses, !isDropped && planned.names == .former)
        case .dropOpaque(let object), .replaceOpaque(let object):
            (text, uses, isGone) = (object.create.postgresql, object.uses, isDropped && planned.names == .former)
        default: return
        }
        guard let text else { return }
        let words = SQLWords(text)
        for key in touchedTables where isUsed(key, words, uses, planned.names) {
            if !isGone || words.hasStar || key.number < 0 || disturbs(key, words) { reach.reads.insert(.table(key)) }
        }
        for name in touchedNames where words.name(name.name) { reach.reads.insert(.name(name)) }
        for identity in touchedObjects {
            let name = identity.name.split(separator: " ").dropFirst().first.map { $0.prefix { $0 != "(" } } ?? ""
            if words.name(String(name)) || uses?.contains(identity) == true { reach.reads.insert(.object(identity)) }
        }
    }

    private func isUsed(
        _ table: TableKey, _ words: SQLWords, _ uses: [ObjectIdentity]?, _ state: NameState
    ) -> Bool {
        if uses?.contains(where: { $0.kind == .table && key($0.name, state) == table }) == true { return true }
        return tableNames[table]?.contains(where: words.name) ?? false
    }

    /// Whether something happens to a table that what is dropped for it cannot outlive, or that gives other names to what
    /// its text names.
    private func disturbs(_ key: TableKey, _ words: SQLWords) -> Bool {
        guard !renamed.contains(key) else { return true }
        guard let delta = deltas[key] else { return false }
        let hit = disturbed[delta.renamed.info.name, default: []].union(delta.removed.map(\.name))
        return delta.renamed.columns.contains { column in
            let former = delta.former(column).sqlName
            guard hit.contains(column.name) || former != column.sqlName else { return false }
            return words.name(former) || words.name(column.sqlName)
        }
    }
}
