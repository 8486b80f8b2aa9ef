import SchemagenModel
import SchemagenPlanning

/// Schemas put together by hand, without parser and resolver.
enum Build {
    static func info(
        _ name: String, _ sqlName: String? = nil, was former: String? = nil, on databases: DatabaseSet = .all
    ) -> ObjectInfo {
        ObjectInfo(name: name, sqlName: sqlName ?? name.lowercased(), formerName: former, databases: databases)
    }

    static func column(
        _ name: String, _ type: DataType = .int64, sql: String? = nil, was former: String? = nil,
        nullable: Bool = false, default value: Expression? = nil, on databases: DatabaseSet = .all
    ) -> Column {
        Column(
            name: name, sqlName: sql ?? name.lowercased(), type: type, isNullable: nullable, defaultValue: value,
            formerName: former, databases: databases)
    }

    /// A table with a key `id` and a column `xID` with a foreign key for each table that it refers to.
    static func table(
        _ name: String, to targets: [String] = [], columns: [Column] = [], was former: String? = nil,
        on databases: DatabaseSet = .all
    ) -> Table {
        let sqlName = name.lowercased()
        var table = Table(info: info(name, was: former, on: databases))
        table.columns = [column("id")]
        for target in targets {
            let reference = column("\(target)ID", .reference(table: target), nullable: true)
            table.columns.append(reference)
            table.foreignKeys.append(
                ForeignKey(
                    info: ConstraintInfo(sqlName: "\(sqlName)_\(reference.sqlName)_fkey"), columns: [reference.name],
                    table: target, referenced: ["id"]))
        }
        table.columns += columns
        table.primaryKey = PrimaryKey(info: ConstraintInfo(sqlName: "\(sqlName)_pkey"), columns: ["id"])
        return table
    }

    static func enumeration(_ name: String, _ cases: [String], storage: EnumStorage = .native) -> Enumeration {
        Enumeration(
            info: info(name), storage: storage, cases: cases.map { Enumeration.Case(name: $0, sqlName: $0) })
    }

    static func view(_ name: String, uses: [ObjectIdentity]?, on databases: DatabaseSet = .all) -> View {
        View(
            info: info(name, on: databases), isMaterialized: false, columns: [column("id")], computed: [], indexes: [],
            query: SQLText("select 1 as id"), uses: uses)
    }

    static func function(
        _ name: String, uses: [ObjectIdentity]?, on table: String? = nil, text: String = "create function"
    ) -> OpaqueObject {
        OpaqueObject(
            kind: table == nil ? "function" : "trigger", identity: name, table: table, uses: uses,
            create: SQLText(text), drop: nil, databases: .all)
    }

    static func index(_ sqlName: String, _ columns: [String]) -> Index {
        Index(sqlName: sqlName, keys: columns.map { IndexKey(.column($0)) })
    }

    /// A schema whose declarations stand in the order of the arguments' kinds unless `order` says otherwise.
    static func schema(
        enums: [Enumeration] = [], types: [NamedType] = [], sequences: [SequenceObject] = [], tables: [Table] = [],
        views: [View] = [], opaque: [OpaqueObject] = [], namespaces: [Namespace] = [],
        extensions: [DatabaseExtension] = [], order: [String]? = nil
    ) -> Schema {
        var schema = Schema(
            name: "Test", namespaces: namespaces, extensions: extensions, enums: enums, types: types,
            sequences: sequences, tables: tables, views: views, opaqueObjects: opaque)
        var identities: [ObjectIdentity] = namespaces.map { ObjectIdentity(.namespace, $0.name) }
        identities += extensions.map { ObjectIdentity(.extension, $0.name) }
        identities += enums.map { ObjectIdentity(.enumeration, $0.info.name) }
        identities += types.map { ObjectIdentity(.type, $0.info.name) }
        identities += sequences.map { ObjectIdentity(.sequence, $0.info.name) }
        identities += tables.map { ObjectIdentity(.table, $0.info.name) }
        identities += views.map { ObjectIdentity(.view, $0.info.name) }
        identities += opaque.map { ObjectIdentity(.opaque, $0.name) }
        if let order {
            identities = order.compactMap { name in
                identities.first {
                    $0.name == name || $0.name == "function \(name)" || $0.name.hasPrefix("trigger \(name) on ")
                }
            }
        }
        schema.declarationOrder = identities
        return schema
    }

    static func expression(_ kind: Expression.Kind, _ type: ValueType = .integer(.int64)) -> Expression {
        Expression(kind, type: type, isNullable: false)
    }
}

/// A step in a word: `table Order`, `-index orders_idx`, `+fkey a_b_fkey`.
func word(_ step: Step) -> String {
    switch step {
    case .createNamespace(let object): "namespace \(object.name)"
    case .dropNamespace(let object): "-namespace \(object.name)"
    case .createExtension(let object): "extension \(object.name)"
    case .dropExtension(let object): "-extension \(object.name)"
    case .createEnum(let object): "enum \(object.info.name)"
    case .dropEnum(let object): "-enum \(object.info.name)"
    case .createDomain(let object): "domain \(object.info.name)"
    case .dropDomain(let object): "-domain \(object.info.name)"
    case .createSequence(let object): "sequence \(object.info.name)"
    case .dropSequence(let object): "-sequence \(object.info.name)"
    case .ownSequence(let object): "own \(object.info.name)"
    case .createTable(let object, let deferring):
        "table \(object.info.name)" + (deferring.isEmpty ? "" : " without \(deferring.sorted().joined(separator: ","))")
    case .dropTable(let object): "-table \(object.info.name)"
    case .addConstraint(.foreignKey(let key), _, _, _): "fkey \(key.info.sqlName)"
    case .dropConstraint(.foreignKey(let key), _, _): "-fkey \(key.info.sqlName)"
    case .createIndex(let index, _, _, _): "index \(index.sqlName)"
    case .dropIndex(let index, _, _): "-index \(index.sqlName)"
    case .createTouchTrigger(let table): "touch \(table.info.name)"
    case .dropTouchTrigger(let table): "-touch \(table.info.name)"
    case .createView(let view): "view \(view.info.name)"
    case .dropView(let view): "-view \(view.info.name)"
    case .createOpaque(let object): "sql \(object.identity)"
    case .dropOpaque(let object): "-sql \(object.identity)"
    default: step.summary
    }
}
