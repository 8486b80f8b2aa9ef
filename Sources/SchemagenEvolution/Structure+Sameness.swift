import SchemagenModel

extension Structure {
    /// Whether the database holds the same of both schemas, whatever their Swift names are: the structure hashes are the
    /// same. The first object that differs ends the comparison.
    func isSame(as other: Structure) -> Bool {
        func same<Value>(
            _ old: [Value], _ new: [Value], _ name: (Structure) -> (Value) -> String,
            _ text: (Structure) -> (Value) -> [UInt8]
        ) -> Bool {
            Self.areSame(old, new, name(self), name(other), text(self), text(other))
        }
        func same<Value: NamedObject>(
            _ values: (Schema) -> [Value], _ isHeld: (Structure) -> (Value) -> Bool,
            _ text: (Structure) -> (Value) -> [UInt8]
        ) -> Bool {
            same(
                values(schema).filter(isHeld(self)), values(other.schema).filter(isHeld(other)),
                { structure in { structure.sqlName(of: $0) } }, text)
        }
        // PostgreSQL's first: they are few.
        if isPostgreSQL {
            guard same(schema.namespaces, other.schema.namespaces, { _ in \.sqlName }, { $0.text(of:) }),
                same(schema.extensions, other.schema.extensions, { _ in \.name }, { $0.text(of:) }),
                same(\.enums, { $0.holds }, { $0.text(of:) }), same(\.types, { $0.holds }, { $0.text(of:) }),
                same(\.sequences, { $0.holds }, { $0.text(of:) })
            else { return false }
        }
        return same(\.tables, { $0.holds }, { $0.text(of:) }) && same(\.views, { $0.holds }, { $0.text(of:) })
            && same(
                schema.opaqueObjects.filter(holds), other.schema.opaqueObjects.filter(other.holds),
                { $0.opaqueName }, { $0.text(of:) })
    }

    private func sqlName(of object: some NamedObject) -> String {
        (isPostgreSQL ? object.info.sqlSchema ?? "" : "") + "\u{0}" + object.info.sqlName
    }

    private func opaqueName(_ object: OpaqueObject) -> String {
        object.name + "\u{0}" + (object.table.flatMap { index.tables[$0]?.info.sqlName } ?? "")
    }

    private static func areSame<Value>(
        _ old: [Value], _ new: [Value], _ oldName: (Value) -> String, _ newName: (Value) -> String,
        _ oldText: (Value) -> [UInt8], _ newText: (Value) -> [UInt8]
    ) -> Bool {
        guard old.count == new.count else { return false }
        var former: [String: Value] = [:]
        former.reserveCapacity(old.count)
        for value in old { former[oldName(value)] = value }
        // Where two of one kind have one name, a name would not say which is meant.
        guard former.count == old.count else { return false }
        return new.allSatisfy { value in former[newName(value)].map { oldText($0) == newText(value) } ?? false }
    }
}
