/// A compiled statement; whoever compiled it frees it.
struct SQLiteStatement {
    let library: SQLiteLibrary
    let database: OpaquePointer
    let handle: OpaquePointer

    /// Goes on to the next row.
    ///
    /// - Returns: Whether there is one.
    func step() throws -> Bool {
        switch library.step(handle) {
        case 100: return true
        case 101: return false
        default: throw failure()
        }
    }

    /// Gives the parameters their values.
    func bind(_ values: [DatabaseValue]) throws {
        let count = Int(library.parameterCount(handle))
        guard count == values.count else {
            throw SQLiteError.misuse("the statement has \(count) parameters, \(values.count) were given")
        }
        for (index, value) in values.enumerated() {
            guard try bind(value, at: Int32(index + 1)) == 0 else { throw failure() }
        }
    }

    private func bind(_ value: DatabaseValue, at number: Int32) throws -> Int32 {
        switch value {
        case .null: return library.bindNull(handle, number)
        case .integer(let integer): return library.bindInteger(handle, number, integer)
        case .double(let double):
            // SQLite would store NULL.
            guard !double.isNaN else { throw SQLiteError.misuse("parameter \(number) is not a number") }
            return library.bindDouble(handle, number, double)
        case .text(let text):
            // SQLite would take it, and most of its functions would then see the text only up to the NUL.
            guard !text.utf8.contains(0) else { throw SQLiteError.misuse("parameter \(number) holds a NUL") }
            return try bind(Array(text.utf8), at: number, with: library.bindText)
        case .malformedText(let bytes): return try bind(bytes, at: number, with: library.bindText)
        case .blob(let bytes): return try bind(bytes, at: number, with: library.bindBlob)
        }
    }

    private func bind(_ bytes: [UInt8], at number: Int32, with function: SQLiteLibrary.BindBytes) throws -> Int32 {
        guard let count = Int32(exactly: bytes.count) else {
            throw SQLiteError.misuse("parameter \(number) is above 2 GB")
        }
        let copyNow = UnsafeRawPointer(bitPattern: -1)
        return bytes.withUnsafeBytes { buffer in
            // A null pointer would mean NULL, and an empty array may have no address.
            guard let address = buffer.baseAddress, count > 0 else {
                return withUnsafeBytes(of: UInt8(0)) { function(handle, number, $0.baseAddress, 0, copyNow) }
            }
            return function(handle, number, address, count, copyNow)
        }
    }

    /// The names of the result's columns.
    func columnNames() -> [String] {
        (0..<library.columnCount(handle)).map { library.text(library.columnName(handle, $0)) }
    }

    /// The values of the row that the statement stands on.
    func row() -> [DatabaseValue] {
        let count = library.columnCount(handle)
        var values: [DatabaseValue] = []
        values.reserveCapacity(Int(count))
        for column in 0..<count {
            values.append(value(at: column))
        }
        return values
    }

    private func value(at column: Int32) -> DatabaseValue {
        switch library.columnType(handle, column) {
        case 1: return .integer(library.columnInteger(handle, column))
        case 2: return .double(library.columnDouble(handle, column))
        case 3:
            // The order matters: the length is that of the form last asked for.
            guard let address = library.columnText(handle, column) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: address, count: Int(library.columnBytes(handle, column)))
            let text = String(decoding: bytes, as: UTF8.self)
            return text.utf8.elementsEqual(bytes) ? .text(text) : .malformedText(Array(bytes))
        case 4:
            let address = library.columnBlob(handle, column)
            let bytes = UnsafeRawBufferPointer(start: address, count: Int(library.columnBytes(handle, column)))
            return .blob(Array(bytes))
        default: return .null
        }
    }

    private func failure() -> SQLiteError {
        SQLiteError(
            code: library.extendedErrorCode(database), message: library.text(library.errorMessage(database)))
    }
}
