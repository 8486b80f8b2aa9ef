import SchemagenModel

extension Schema {
    /// Whether there is a hint at all: anything that `withoutHints` takes out.
    package var hasHints: Bool {
        if !removals.isEmpty { return true }
        for item in enums {
            if item.info.formerName != nil { return true }
            for value in item.cases where value.formerName != nil { return true }
        }
        for type in types where type.info.formerName != nil { return true }
        for sequence in sequences where sequence.info.formerName != nil { return true }
        for view in views where view.info.formerName != nil || view.columns.haveHints { return true }
        for table in tables {
            if table.info.formerName != nil || table.columns.haveHints { return true }
            for check in table.checks where check.formerName != nil { return true }
        }
        return false
    }

    /// The schema without the hints that served a migration: what it says about the present alone.
    public var withoutHints: Schema {
        var schema = self
        schema.removals = []
        for index in schema.enums.indices {
            schema.enums[index].info.formerName = nil
            for position in schema.enums[index].cases.indices { schema.enums[index].cases[position].formerName = nil }
        }
        for index in schema.types.indices { schema.types[index].info.formerName = nil }
        for index in schema.sequences.indices { schema.sequences[index].info.formerName = nil }
        for index in schema.views.indices {
            schema.views[index].info.formerName = nil
            schema.views[index].columns.removeHints()
        }
        for index in schema.tables.indices {
            schema.tables[index].info.formerName = nil
            schema.tables[index].columns.removeHints()
            for position in schema.tables[index].checks.indices {
                schema.tables[index].checks[position].formerName = nil
            }
        }
        return schema
    }
}

extension [Column] {
    fileprivate var haveHints: Bool {
        for column in self where column.formerName != nil || column.backfill != nil || column.convert != nil {
            return true
        }
        return false
    }

    fileprivate mutating func removeHints() {
        for index in indices {
            self[index].formerName = nil
            self[index].backfill = nil
            self[index].backfillForm = nil
            self[index].convert = nil
        }
    }
}
