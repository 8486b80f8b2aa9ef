import SchemagenModel

/// PostgreSQL's types.
struct PostgreSQLTypes {
    let index: SchemaIndex

    /// The type's name; nil where there is none.
    func name(of type: DataType) -> String? {
        switch type {
        case .bool: return "boolean"
        case .int16: return "smallint"
        case .int32: return "integer"
        case .int64, .duration: return "bigint"
        case .float: return "real"
        case .double: return "double precision"
        case .decimal(nil, _): return "numeric"
        case .decimal(let precision?, let scale): return "numeric(\(precision), \(scale))"
        case .string(nil): return "text"
        case .string(let length?): return "varchar(\(length))"
        case .varchar: return "varchar"
        case .char(let length): return "char(\(length))"
        case .citext: return "citext"
        case .uuid: return "uuid"
        case .data: return "bytea"
        case .timestamp(let precision): return sized("timestamptz", precision)
        case .localTimestamp(let precision): return sized("timestamp", precision)
        case .localDate: return "date"
        case .localTime(let precision): return sized("time", precision)
        case .interval: return "interval"
        case .json: return "jsonb"
        case .jsonText: return "json"
        case .array(let element): return name(of: element).map { $0 + "[]" }
        case .enumeration(let name):
            guard let enumeration = index.enums[name] else { return nil }
            return enumeration.storage == .check ? "text" : Self.name(of: enumeration.info)
        case .named(let name):
            guard let named = index.types[name] else { return nil }
            if named.storage == .domain { return Self.name(of: named.info) }
            return self.name(of: index.storageType(of: named.base))
        case .reference:
            let storage = index.storageType(of: type)
            return storage == type ? nil : name(of: storage)
        case .inet: return "inet"
        case .cidr: return "cidr"
        case .macAddress: return "macaddr"
        case .macAddress8: return "macaddr8"
        case .bits(let length): return "bit(\(length))"
        case .varBits(let length): return sized("bit varying", length)
        case .xml: return "xml"
        case .tsVector: return "tsvector"
        case .tsQuery: return "tsquery"
        case .money: return "money"
        case .point: return "point"
        case .line: return "line"
        case .lineSegment: return "lseg"
        case .box: return "box"
        case .path: return "path"
        case .polygon: return "polygon"
        case .circle: return "circle"
        case .hstore: return "hstore"
        case .ltree: return "ltree"
        case .range(let element): return rangeStem(of: element).map { $0 + "range" }
        case .multiRange(let element): return rangeStem(of: element).map { $0 + "multirange" }
        case .native(let native): return native.sql.postgresql
        }
    }

    /// The name of an enum or domain with its schema.
    private static func name(of info: ObjectInfo) -> String {
        Quoting.identifier(info.sqlName, in: info.sqlSchema)
    }

    private func sized(_ name: String, _ size: Int?) -> String {
        guard let size else { return name }
        return "\(name)(\(size))"
    }

    private func rangeStem(of element: DataType) -> String? {
        switch index.storageType(of: element) {
        case .int32: "int4"
        case .int64: "int8"
        case .decimal: "num"
        case .localTimestamp: "ts"
        case .timestamp: "tstz"
        case .localDate: "date"
        default: nil
        }
    }
}
