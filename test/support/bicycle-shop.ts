/** The knowledge of an invented customer: a bicycle shop, as it would write it down itself. */

export const BICYCLE_SHOP = `# Example Cycles

We sell and repair bicycles in the old mill by the canal.

## Opening hours

Monday to Friday 9 am to 6 pm, Saturday 10 am to 4 pm. On Sundays and bank holidays we are closed.

## Repairs

### Booking a repair

Book a repair online or at the counter. Most repairs are done within two working days; in April and May it can take a week. Please take off bags and lights before you bring the bicycle.

### Prices

| Work | Price | Time |
| --- | --- | --- |
| Puncture | £12 | while you wait |
| Brake service, each wheel | £25 | one day |
| Full service | £95 | two days |
| Wheel building | £60 plus parts | one week |

Students pay ten per cent less for a full service.

### Guarantee on repairs

All repairs are guaranteed for six months. The guarantee does not cover wear of tyres, chains and brake pads.

## Buying a bicycle

### Test rides

You can ride every bicycle before you buy it. Bring a photo card as a deposit; a test ride takes up to thirty minutes. Helmets are lent free of charge.

### Children's bicycles

We take back a child's bicycle when it has become too small and pay forty per cent of its price, as long as the frame is sound.

### Cycle to work

We accept vouchers of all cycle-to-work schemes. Your employer orders the voucher; you choose the bicycle.

### Payment

We take cards, bank transfer and cash up to £500. Bicycles over £600 can be paid in ten instalments without interest.

## Delivery and returns

Orders over £50 are delivered free within the United Kingdom; below that delivery costs £4.50. Parcels leave the same day when ordered before noon. A bicycle arrives ready to ride but for the pedals.

You can return anything unused within thirty days. We refund the price within five working days after the parcel has reached us. Made-to-measure wheels cannot be returned.

## Hire

We hire out city bicycles and electric bicycles by the day. A city bicycle costs £18 a day, an electric one £35. For weekends, reserve at least two days before. Locks are included, insurance costs £3 a day.

## Looking after your bicycle

Clean and oil the chain every two hundred kilometres. Check the tyre pressure weekly: 4 bar for city tyres, 6 to 7 bar for narrow ones. Brake pads should be changed when less than two millimetres are left.

## The battery of an electric bicycle

Charge the battery at room temperature and not above ninety per cent for everyday rides. It lasts about eight hundred charges. We take old batteries back free of charge.
`;
