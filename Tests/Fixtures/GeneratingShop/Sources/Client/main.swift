import ShopModels

let status = OrderStatus.open
print(Order.tableName, status.rawValue)
