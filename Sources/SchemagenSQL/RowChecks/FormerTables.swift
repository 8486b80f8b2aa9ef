import SchemagenEvolution
import SchemagenModel
import SchemagenPlanning

/// Why the rows that a constraint would refuse cannot be counted before the change.
struct Uncountable: Error {
    /// The reason: a sentence without a full stop.
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// The tables that are there before a change and stay, as queries before it see them.
struct FormerTables {
    /// A table.
    struct Entry {
        /// The table after the change with the SQL names of before, and those of its columns that are there before and
        /// whose values stay what they are.
        var table: Table
        /// Why columns cannot be asked about, by their Swift names.
        var reasons: [String: String] = [:]
        /// What of columns changes that their values may not fit.
        var conversions: [Conversion] = []
        /// The SQL names, new and old, of what is not called or not there as it will be.
        var changedNames: [String] = []
        /// Whether other tables inherit from it: keys and foreign keys are about its own rows alone.
        var hasHeirs = false
        /// What stands for it in SQL.
        var owner: String
    }

    /// What becomes of a column's values.
    struct Conversion {
        /// The new Swift name.
        var column: String
        /// What changes, by the column's SQL name before: `type of column note`.
        var name: String
        /// Why the rows that it would refuse cannot be counted.
        var reason: String
    }

    /// By the new Swift names of the tables.
    let entries: [String: Entry]
    /// The new schema with the SQL names of the old one.
    let index: SchemaIndex
    /// The new Swift names of the views that are there before, with what SQL calls them.
    let views: [String: String]
    let pairs: Correspondence
    let database: Database

    /// - Parameter steps: What is still to be done, maybe not all of the change: what a step brings or fills is not there yet.
    init(from former: Schema, to schema: Schema, on database: Database, steps: [Step]) {
        self.database = database
        let pairs = Correspondence(from: Structure(of: former, on: database), to: Structure(of: schema, on: database))
        let (before, after) = (pairs.old.schema, pairs.new.schema)
        var mixed = after
        for pair in pairs.enums.pairs {
            mixed.enums[pair.new].info.sqlName = before.enums[pair.old].info.sqlName
            mixed.enums[pair.new].info.sqlSchema = before.enums[pair.old].info.sqlSchema
        }
        let unfinished = Self.unfinished(steps)
        let parents = Set(before.tables.flatMap(\.options.inherits))
        var entries: [String: Entry] = [:]
        for (pair, columns) in zip(pairs.tables.pairs, pairs.columns) {
            let (old, new) = (before.tables[pair.old], after.tables[pair.new])
            guard old.info.databases.contains(database) else { continue }
            var entry = Entry(table: new, owner: Self.owner(old.info, on: database))
            entry.table.info.sqlName = old.info.sqlName
            entry.table.info.sqlSchema = old.info.sqlSchema
            entry.hasHeirs = parents.contains(old.info.name)
            if entry.owner != Self.owner(new.info, on: database) { entry.changedNames = [new.info.sqlName] }
            entry.table.columns = []
            let olds = Dictionary(columns.pairs.map { ($0.new, $0.old) }) { first, _ in first }
            for (offset, last) in new.columns.enumerated() where last.databases.contains(database) {
                guard let first = olds[offset].map({ old.columns[$0] }), first.databases.contains(database) else {
                    entry.reasons[last.name] = "column \(last.sqlName) comes with the change"
                    entry.changedNames.append(last.sqlName)
                    continue
                }
                var column = last
                column.sqlName = first.sqlName
                if first.sqlName != last.sqlName { entry.changedNames += [first.sqlName, last.sqlName] }
                entry.conversions += Self.conversions(pairs, first, last, on: database)
                let change = Self.change(pairs, first, last, on: database)
                if let reason = change ?? unfinished[new.info.name]?[last.name] {
                    entry.reasons[last.name] = reason
                    entry.changedNames += [first.sqlName, last.sqlName]
                } else {
                    entry.table.columns.append(column)
                }
            }
            mixed.tables[pair.new] = entry.table
            entries[new.info.name] = entry
        }
        index = SchemaIndex(mixed)
        self.entries = entries
        self.pairs = pairs
        views = Dictionary(
            pairs.views.pairs.map { pair in
                (after.views[pair.new].info.name, Self.owner(before.views[pair.old].info, on: database))
            }
        ) { first, _ in first }
    }

    /// Why columns cannot be asked about by what is still to be done with them, by the Swift names of tables and columns.
    private static func unfinished(_ steps: [Step]) -> [String: [String: String]] {
        var reasons: [String: [String: String]] = [:]
        for step in steps {
            switch step {
            case .addColumn(let column, let table, _):
                reasons[table, default: [:]][column.name] = "column \(column.sqlName) comes with the change"
            case .backfill(let fill):
                for value in fill.values {
                    let name = value.column.sqlName
                    reasons[fill.table, default: [:]][value.column.name] =
                        "column \(name) is filled with values by the change"
                }
            default: break
            }
        }
        return reasons
    }

    /// What stands for a table or view in SQL.
    private static func owner(_ info: ObjectInfo, on database: Database) -> String {
        Quoting.identifier(info.sqlName, in: database == .postgresql ? info.sqlSchema ?? "public" : nil)
    }

    /// What makes the values of a column others than they are, or compares them otherwise.
    private static func change(
        _ pairs: Correspondence, _ first: Column, _ last: Column, on database: Database
    ) -> String? {
        let (old, new) = (pairs.old.index, pairs.new.index)
        let name = first.sqlName
        let (before, after) = (old.storageType(of: first.type), new.storageType(of: last.type))
        guard areEqual(before: before, after) else { return "the type of column \(name) changes with it" }
        if case .enumeration(let formerName) = before, case .enumeration(let latterName) = after,
            let former = old.enums[formerName], let latter = new.enums[latterName],
            Set(former.cases.map(\.sqlName)) != Set(latter.cases.map(\.sqlName))
        {
            return "the values of column \(name) change with it"
        }
        if isCollatedAnew(pairs, first, last, on: database) { return "the collation of column \(name) changes with it" }
        if first.generated != last.generated { return "column \(name) is computed otherwise from then on" }
        // NULL gives way to a value, which nobody has seen yet.
        if !old.hasNotNull(first, on: database), new.hasNotNull(last, on: database) {
            return "column \(name) is filled with values by the change"
        }
        return nil
    }

    /// Whether values of a type are equal to one another just where they are in the other type as well.
    private static func areEqual(before first: DataType, _ last: DataType) -> Bool {
        switch (first, last) {
        case (.int16, .int16), (.int16, .int32), (.int16, .int64), (.int32, .int32), (.int32, .int64), (.int64, .int64),
            (.string, .string), (.string, .varchar), (.varchar, .string), (.varchar, .varchar):
            true
        // Values of another scale may be kept otherwise.
        case (.decimal(_?, let scale), .decimal(_?, let latter)): scale == latter
        default: first == last
        }
    }

    private static func conversions(
        _ pairs: Correspondence, _ first: Column, _ last: Column, on database: Database
    ) -> [Conversion] {
        var found: [Conversion] = []
        if mayRefuse(pairs, first, last) {
            found.append(
                Conversion(
                    column: last.name, name: "type of column \(first.sqlName)",
                    reason:
                        "whether each value fits the new type, and is none that another row has where it is unique, is known when it is "
                        + "converted"))
        }
        if isCollatedAnew(pairs, first, last, on: database) {
            found.append(
                Conversion(
                    column: last.name, name: "collation of column \(first.sqlName)",
                    reason: "which values of keys are equal by it is known when their indexes are made anew"))
        }
        return found
    }

    private static func isCollatedAnew(
        _ pairs: Correspondence, _ first: Column, _ last: Column, on database: Database
    ) -> Bool {
        pairs.old.index.collation(of: first)?[database] != pairs.new.index.collation(of: last)?[database]
    }

    /// Whether a value may not fit the type that its column gets.
    private static func mayRefuse(_ pairs: Correspondence, _ first: Column, _ last: Column) -> Bool {
        let (before, after) = (
            pairs.old.index.storageType(of: first.type), pairs.new.index.storageType(of: last.type)
        )
        return switch (before, after) {
        case (.int16, .int32), (.int16, .int64), (.int32, .int64), (.varchar, .varchar), (.string, .varchar),
            (.decimal, .decimal(nil, _)), (.float, .double), (.string, .string(nil)), (.varchar, .string(nil)):
            false
        case (.string(let former?), .string(let latter?)): latter < former
        case (.decimal(let digits?, let scale), .decimal(let more?, let latter)):
            latter < scale || more - latter < digits - scale
        default: before != after
        }
    }
}
