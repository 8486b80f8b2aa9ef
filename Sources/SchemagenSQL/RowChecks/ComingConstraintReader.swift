import SchemagenEvolution
import SchemagenModel
import SchemagenPlanning

/// Reads out of the steps of a change which constraints they bring to rows that are there.
struct ComingConstraintReader {
    private let tables: FormerTables
    private let writer: ViolationWriter
    private let wholes: Wholes
    private var database: Database { tables.database }

    init(_ plan: ChangePlan, from former: Schema, to schema: Schema) {
        let steps = plan.migrations.flatMap(\.up).map(\.step)
        tables = FormerTables(from: former, to: schema, on: plan.database, steps: steps)
        writer = ViolationWriter(tables, isTextReadable: !steps.contains(where: Self.bringsNames))
        wholes = Wholes(steps)
    }

    /// What the change brings to whole tables, and what parts of partitions belong to.
    private struct Wholes {
        var names: Set<String> = []
        /// By the SQL name of a part the name of what it is a part of.
        var around: [String: String] = [:]

        init(_ steps: [Step]) {
            for step in steps {
                switch step {
                case .addConstraint(let constraint, _, nil, _): names.insert(constraint.sqlName)
                case .createIndex(let index, _, nil, _), .createIndexWithoutParts(let index, _, nil):
                    names.insert(index.sqlName)
                case .attachIndex(let part, let whole, _): around[part] = whole
                default: break
                }
            }
        }
    }

    /// Whether texts of SQL may need something that a step brings.
    private static func bringsNames(_ step: Step) -> Bool {
        switch step {
        case .createNamespace, .createExtension, .changeExtension, .createEnum, .addEnumValue, .renameEnumValue,
            .createDomain, .createSequence, .changeSequence, .createOpaque, .replaceOpaque, .createView, .replaceView:
            true
        case .rename(let kind, _, _), .move(let kind, _, _): kind != .table && kind != .index
        default: false
        }
    }

    /// What a step brings.
    func constraints(_ step: Step) -> [ComingConstraint] {
        switch step {
        case .addConstraint(let constraint, let owner, nil, _), .validateConstraint(let constraint, let owner):
            [self.constraint(constraint, on: owner)].compactMap(\.self)
        case .addConstraint(let constraint, let owner, let partition?, _):
            [part(constraint.noun, constraint.sqlName, of: constraint.partOf, in: partition, owner)].compactMap(\.self)
        case .createIndex(let index, let owner, nil, _) where index.isUnique,
            .createIndexWithoutParts(let index, let owner, nil) where index.isUnique:
            [self.index(index, on: owner)].compactMap(\.self)
        case .createIndex(let index, let owner, let partition?, _) where index.isUnique,
            .createIndexWithoutParts(let index, let owner, let partition?) where index.isUnique:
            [part("unique index", index.sqlName, of: index.partOf, in: partition, owner)].compactMap(\.self)
        case .rebuildTable(let rebuild): all(of: rebuild)
        case .changeType(let change, _):
            conversions(of: change.table).filter { $0.column == change.to.name }.map(\.constraint)
        case .addDomainCheck(let check, let type, _), .validateDomainCheck(let check, let type):
            check.isNotValid ? [] : [ofDomain("check \(check.sqlName)", type)]
        case .changeDomainNullability(let type, isNullable: false): [ofDomain("NOT NULL", type)]
        case .repartition(let change): bounds(change)
        default: []
        }
    }

    // MARK: One constraint

    /// A constraint of a table that is there; nil where no row can stand in its way.
    private func constraint(_ constraint: TableConstraint, on name: String) -> ComingConstraint? {
        guard let entry = tables.entries[name], !constraint.isNotValid(on: database) else { return nil }
        switch constraint {
        case .primaryKey(let key):
            return make(constraint, key.columns, entry) { () throws(Uncountable) in
                try writer.repeated(key.columns, in: entry, nullsAreEqual: true)
            }
        case .unique(let key):
            return make(constraint, key.columns, entry) { () throws(Uncountable) in
                try writer.repeated(
                    key.columns, in: entry, nullsAreEqual: key.nullsNotDistinct && database == .postgresql)
            }
        case .check(let check):
            return make(constraint, [check.name], entry) { () throws(Uncountable) in
                try writer.failing(check, in: entry)
            }
        case .derived(let check):
            return make(constraint, [check.column.name], entry) { () throws(Uncountable) in
                try writer.failing(check, in: entry)
            }
        case .foreignKey(let key):
            return make(constraint, key.columns, entry) { () throws(Uncountable) in
                try writer.orphans(of: key, in: entry)
            }
        case .exclusion(let exclusion):
            return make(constraint, [], entry) { () throws(Uncountable) in try writer.clashing(exclusion, in: entry) }
        // What NOT NULL asks for is filled by the same change.
        case .notNull: return nil
        }
    }

    private func index(_ unique: Index, on name: String) -> ComingConstraint? {
        let noun = "unique index \(unique.sqlName)"
        if let view = tables.views[name] {
            return ComingConstraint(
                name: noun, table: view, question: .unmeasured("it is of a view, whose rows the change may make anew"))
        }
        guard let entry = tables.entries[name] else { return nil }
        return ComingConstraint(
            name: noun, table: entry.owner,
            question: question { () throws(Uncountable) in
                try writer.repeated(unique, in: entry)
            })
    }

    /// SQLite's constraints may have no names: what they are about stands for it.
    private func make(
        _ constraint: TableConstraint, _ about: [String], _ entry: FormerTables.Entry,
        _ query: () throws(Uncountable) -> String
    ) -> ComingConstraint {
        let name = constraint.sqlName.isEmpty ? "of \(about.joined(separator: ", "))" : constraint.sqlName
        return ComingConstraint(name: "\(constraint.noun) \(name)", table: entry.owner, question: question(query))
    }

    private func question(_ query: () throws(Uncountable) -> String) -> ComingConstraint.Question {
        do {
            return .query(try query())
        } catch {
            return .unmeasured(error.reason)
        }
    }

    // MARK: Without a query

    /// What a partition has for itself. What is a part of the whole table's comes with that.
    private func part(
        _ noun: String, _ name: String, of whole: String?, in partition: String, _ owner: String
    ) -> ComingConstraint? {
        guard let entry = tables.entries[owner] else { return nil }
        var around = wholes.around[name] ?? whole
        while let name = around {
            if wholes.names.contains(name) { return nil }
            around = wholes.around[name]
        }
        return ComingConstraint(
            name: "\(noun) \(name)", table: entry.owner, question: .unmeasured("it is of partition \(partition) alone"))
    }

    private func ofDomain(_ name: String, _ type: NamedType) -> ComingConstraint {
        ComingConstraint(
            name: "\(name) of domain \(type.info.sqlName)",
            question: .unmeasured("it is of a type, and every column of that type has to keep it"))
    }

    private func bounds(_ change: Repartition) -> [ComingConstraint] {
        guard let entry = tables.entries[change.table],
            !change.moved.isEmpty || !change.emptied.isEmpty || !change.remade.isEmpty
        else { return [] }
        return [
            ComingConstraint(
                name: "partitions of \(change.parent)", table: entry.owner,
                question: .unmeasured("rows that no partition takes any more are known when they are moved"))
        ]
    }

    /// What happens to values of columns that stay, with the new Swift name of the column.
    private func conversions(of table: String) -> [(column: String, constraint: ComingConstraint)] {
        guard let entry = tables.entries[table] else { return [] }
        return entry.conversions.map {
            ($0.column, ComingConstraint(name: $0.name, table: entry.owner, question: .unmeasured($0.reason)))
        }
    }

    // MARK: Tables that are made anew

    /// What a table gets by being made anew comes with it, in no step of its own.
    private func all(of rebuild: TableRebuild) -> [ComingConstraint] {
        guard let entry = tables.entries[rebuild.to.info.name] else { return [] }
        var found = conversions(of: rebuild.to.info.name).map(\.constraint)
        found += (rebuild.newConstraints + derived(rebuild).map { .derived($0) }).compactMap {
            constraint($0, on: rebuild.to.info.name)
        }
        guard database == .sqlite else { return found }
        for text in rebuild.to.options.sqliteConstraints where !rebuild.from.options.sqliteConstraints.contains(text) {
            found.append(
                ComingConstraint(
                    name: "constraint \(text)", table: entry.owner,
                    question: .unmeasured("it is a text of SQL, which nobody reads")))
        }
        if rebuild.to.options.sqliteStorage == .strict, rebuild.from.options.sqliteStorage != .strict {
            found.append(
                ComingConstraint(
                    name: "STRICT", table: entry.owner,
                    question: .unmeasured("whether each value fits its column's type is known when it is copied")))
        }
        return found
    }

    /// The checks that columns get from their types and did not have before.
    private func derived(_ rebuild: TableRebuild) -> [DerivedCheck] {
        // The old table is given with the new names in SQL; its Swift names may be others.
        func text(_ check: DerivedCheck) -> String {
            switch check.condition {
            case .expression(let condition): "\(check.column.sqlName) \(ExpressionPrinter.print(condition))"
            case .membership: "\(check.column.sqlName) in its enum"
            }
        }
        let before = Set(
            DerivedCheck.checks(of: rebuild.from, on: database, index: tables.pairs.renamed.index).map(text))
        return DerivedCheck.checks(of: rebuild.to, on: database, index: tables.pairs.new.index).filter {
            !before.contains(text($0))
        }
    }
}

extension TableConstraint {
    /// Whether it leaves the rows alone that are there.
    fileprivate func isNotValid(on database: Database) -> Bool {
        guard database == .postgresql else { return false }
        switch self {
        case .check(let check): return check.info.isNotValid
        case .foreignKey(let key): return key.info.isNotValid
        case .primaryKey, .unique, .derived, .notNull, .exclusion: return false
        }
    }

    /// The SQL name of what it is a partition's part of.
    fileprivate var partOf: String? {
        switch self {
        case .primaryKey(let key): key.info.partOf
        case .unique(let unique): unique.info.partOf
        case .check(let check): check.info.partOf
        case .foreignKey(let key): key.info.partOf
        case .exclusion(let exclusion): exclusion.info.partOf
        case .derived, .notNull: nil
        }
    }
}
