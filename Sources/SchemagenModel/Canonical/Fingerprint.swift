/// The two hashes that everything is compared by; both are 64 hexadecimal digits of SHA-256.
///
/// The structure hash says what one kind of database holds, the models hash what the generated Swift says. A change to
/// Swift names, documentation, hints or computed properties alone changes the second and not the first, and then needs
/// no migration.
public enum Fingerprint {
    /// The structure hash of a schema on one kind of database.
    public static func structure(of schema: Schema, on database: Database) -> String {
        structure(of: Structure(of: schema, on: database))
    }

    /// The structure hash of texts that are prepared already.
    public static func structure(of structure: Structure) -> String {
        var hasher = SHA256()
        hasher.update(Array("schemagen structure 1 \(structure.database.rawValue)\n".utf8))
        for object in structure.objects() {
            hasher.update(Array("\(object.kind.rawValue) \(object.text.count)\n".utf8))
            hasher.update(object.text)
        }
        return hasher.finish().hexadecimal
    }

    /// The models hash: SHA-256 over one line `digest name` for each generated Swift file, in the order of their names.
    ///
    /// - Parameter files: the SHA-256 of each file's bytes, the file that holds the hash taken with an empty one.
    public static func models(of files: [(name: String, digest: SHA256.Digest)]) -> String {
        var hasher = SHA256()
        for file in files.sorted(by: { $0.name < $1.name }) {
            hasher.update(Array("\(file.digest.hexadecimal) \(file.name)\n".utf8))
        }
        return hasher.finish().hexadecimal
    }
}

extension Structure {
    /// One object that the database holds.
    struct Object {
        var kind: ObjectKind
        /// The SQL names that it is sorted by.
        var name: String
        var sqlSchema: String
        var text: [UInt8]
    }

    /// Everything that the database holds, by kind and SQL name.
    func objects() -> [Object] {
        var result: [Object] = []
        result.reserveCapacity(schema.tables.count + schema.enums.count + schema.views.count + 16)
        if isPostgreSQL {
            result += sorted(
                schema.namespaces.map { Object(kind: .namespace, name: $0.sqlName, sqlSchema: "", text: text(of: $0)) })
            result += sorted(
                schema.extensions.map { Object(kind: .extension, name: $0.name, sqlSchema: "", text: text(of: $0)) })
            result += sorted(schema.enums.filter(holds).map { object(.enumeration, $0.info, text(of: $0)) })
            result += sorted(schema.types.filter(holds).map { object(.type, $0.info, text(of: $0)) })
            result += sorted(schema.sequences.filter(holds).map { object(.sequence, $0.info, text(of: $0)) })
        }
        var tables: [Object] = []
        tables.reserveCapacity(schema.tables.count)
        for table in schema.tables where holds(table) { tables.append(object(.table, table.info, text(of: table))) }
        result += sorted(tables)
        result += sorted(schema.views.filter(holds).map { object(.view, $0.info, text(of: $0)) })
        result += sorted(
            schema.opaqueObjects.filter(holds).map { object in
                let table = object.table.flatMap { index.tables[$0]?.info.sqlName } ?? ""
                return Object(kind: .opaque, name: object.name, sqlSchema: table, text: text(of: object))
            })
        return result
    }

    private func object(_ kind: ObjectKind, _ info: ObjectInfo, _ text: [UInt8]) -> Object {
        Object(kind: kind, name: info.sqlName, sqlSchema: isPostgreSQL ? info.sqlSchema ?? "" : "", text: text)
    }

    private func sorted(_ objects: [Object]) -> [Object] {
        guard objects.count > 1 else { return objects }
        var order = Array(objects.indices)
        order.sort { left, right in
            if objects[left].name != objects[right].name { return objects[left].name < objects[right].name }
            return objects[left].sqlSchema < objects[right].sqlSchema
        }
        var result: [Object] = []
        result.reserveCapacity(objects.count)
        for position in order { result.append(objects[position]) }
        return result
    }
}
