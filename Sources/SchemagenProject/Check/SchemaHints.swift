import SchemagenModel

extension Schema {
    /// Whether there is a hint at all.
    var hasHints: Bool { self != withoutHints }

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
    fileprivate mutating func removeHints() {
        for index in indices {
            self[index].formerName = nil
            self[index].backfill = nil
            self[index].convert = nil
        }
    }
}
